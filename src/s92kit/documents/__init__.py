"""Text files to checked plain data: YAML and JSON, schemas, and messages with line numbers."""

from s92kit.documents._document import Document, DocumentError, Papers
from s92kit.documents._reading import document_from_text, documents_in, read_document
from s92kit.documents._schemas import kinds_of_document, schema_for
from s92kit.documents._structure import structured

__all__ = [
    "Document",
    "DocumentError",
    "Papers",
    "document_from_text",
    "documents_in",
    "kinds_of_document",
    "read_document",
    "schema_for",
    "structured",
]
