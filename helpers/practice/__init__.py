"""A practice Postmark: a small world of servers, senders and messages that answers as Postmark does.

`seed.demo_world(clock)` builds the world and `router.handle(world, request)` answers one request; both are pure Python
without input or output. `in_kernel` and `loopback` carry requests to it. Imports `helpers.reference` only.
"""
