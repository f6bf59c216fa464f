"""What Confluence's new editor makes a code block of when it is pasted: Markdown, with a blank line around it."""

from .block import Format
from .markdown import fence

FORMAT = Format("confluence-editor", "Confluence, new editor", "md", fence, "[{code}]({url})")
