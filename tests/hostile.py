"""Texts that become markup or script where a stranger's text is taken for more than text: each calls stolen()."""

HOSTILE = (
    "<img src=x onerror=stolen()>",
    "<script>stolen()</script>",
    "</textarea><svg onload=stolen()>",
    '"><iframe srcdoc="<script>parent.stolen()</script>">',
    "</script><script>stolen()</script>",
    "javascript:stolen()",
    "'-stolen()-'",
    "{{constructor.constructor('stolen()')()}}",
    "<a href=javascript:stolen()>x</a>",
    "`</code><details open ontoggle=stolen()>`",
)
