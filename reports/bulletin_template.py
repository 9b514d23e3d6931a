"""A bulletin in the office's own words: its DOCX template, filled with the same fields as the default document."""

from io import BytesIO
from zipfile import BadZipFile

from docx.opc.exceptions import PackageNotFoundError
from docxtpl import DocxTemplate
from jinja2 import StrictUndefined, TemplateError, UndefinedError
from jinja2.sandbox import SandboxedEnvironment

from domain.errors import MonitorError
from reports.bulletin_fields import NAMES, Fields
from reports.files import settled


def fill_template(template: bytes, fields: Fields, *, file: str) -> bytes:
    """Return the template with its fields filled in as a DOCX file.

    Raises MonitorError where the file is no template, and where it asks for fields that do not exist, naming them all.
    A template holds text and loops, no code: it is read in a sandbox.
    """
    try:
        document = DocxTemplate(BytesIO(template))
        _refuse_unknown(document, file)
        context = {name: getattr(fields, name) for name in NAMES}
        document.render(context, jinja_env=_environment(), autoescape=True)
        out = BytesIO()
        document.save(out)
    except UndefinedError as error:
        raise MonitorError("template-field", file=file, fields=_named(str(error))) from error
    except (TemplateError, BadZipFile, PackageNotFoundError, KeyError, ValueError) as error:
        raise MonitorError("template-unreadable", file=file, found=str(error).splitlines()[0][:200]) from error
    return settled(out.getvalue())


def _environment() -> SandboxedEnvironment:
    return SandboxedEnvironment(undefined=StrictUndefined, autoescape=True)


def _refuse_unknown(document: DocxTemplate, file: str) -> None:
    asked = document.get_undeclared_template_variables(jinja_env=_environment())
    unknown = sorted(asked - set(NAMES))
    if unknown:
        raise MonitorError("template-field", file=file, fields=", ".join(unknown))


def _named(message: str) -> str:
    """Return the field out of jinja's message: 'reports…Item object' has no attribute 'colour'."""
    parts = message.split("'")
    return parts[-2] if len(parts) > 2 else message
