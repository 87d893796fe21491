"""(f) Emails a second that the practice Postmark takes, beside other mock servers driven in the same run.

They take turns, one server at a time, so that none takes the processor from another. What the comparison says of two
of them is asked of them first.
"""

import statistics

from tests.benchmarks.figures import Figure
from tests.benchmarks.peer_answers import check_answers
from tests.benchmarks.peers import PEERS, SCALAR, Peer, install_peers, serving
from tests.benchmarks.servers import served
from tests.benchmarks.throughput import SEND, per_second
from tests.benchmarks.wrk import drive, need_wrk


def figures(rounds: int = 3) -> list[Figure]:
    """One figure for each peer; Scalar, which keeps nothing and checks nothing, is shown only.

    Raises WrkMissing and PeersMissing.
    """
    need_wrk()
    install_peers()
    for peer in PEERS:
        with serving(peer) as url:
            check_answers(peer, url)
    return [_figure(peer, rounds) for peer in PEERS]


def _figure(peer: Peer, rounds: int) -> Figure:
    pairs = [(_ours(), _theirs(peer)) for _ in range(rounds)]
    ours, theirs = (statistics.median(side) for side in zip(*pairs, strict=True))
    return Figure(
        name=f"practice POST /email ÷ {peer.name}",
        ours=per_second(ours),
        theirs=per_second(theirs),
        ratio=ours / theirs,
        limit=None if peer is SCALAR else 1,
        at_least=True,
    )


def _ours() -> float:
    with served("practice") as url:
        return drive(url, SEND).per_second


def _theirs(peer: Peer) -> float:
    with serving(peer) as url:
        return drive(url, peer.load).per_second
