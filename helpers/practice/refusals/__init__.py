"""Every refusal of the practice Postmark: ErrorCode, HTTP status, exact text, and where that text is known from.

One constant a refusal, one module an area; `table.REFUSALS` holds them all by name. A rule says
`raise Refused(UNKNOWN_STREAM, stream=name)`, and nothing else in the practice Postmark may make up an ErrorCode.
"""
