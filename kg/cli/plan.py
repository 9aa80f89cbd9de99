"""`kg plan`: print what the ontology compiles to."""

from __future__ import annotations

from pathlib import Path

import click

from kg.cli.options import format_option
from kg.read import load_files, read_file
from kg.resources import find_project


@click.command()
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path), metavar="[FILE]...")
@format_option(("text", "json"), default="text", text="How; json is data that another executor can run.")
@click.option("--json", "as_json", is_flag=True, help="The same as -f json.")
@click.option(
    "--project", type=click.Path(path_type=Path), metavar="DIR", help="The project; else KG_PROJECT, else here."
)
def command(*, paths: tuple[Path, ...], form: str, as_json: bool, project: Path | None) -> None:
    """Print the rules that the ontology, or any RDF files, compile to, in the order in which they run.

    What no rule uses is named at the end; so is what a plan cannot hold, and is left to owlrl.
    """
    from kg.close.columnar import compile_columns
    from kg.close.describe import write_json, write_text
    from kg.columns import encode, read_lines, spell_lines

    if paths:
        inputs = [read_lines(path) for path in paths]
    else:
        files = load_files(find_project(project)).ontology
        inputs = [spell_lines(read_file(path, content).triples) for path, content in files.items()]
    columns, plan = compile_columns(encode(inputs))
    write = write_json if as_json or form == "json" else write_text
    click.echo(write(plan, lambda code: str(columns.terms[code])), nl=False)
