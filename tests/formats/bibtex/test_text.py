"""Text between Unicode and LaTeX."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from citeman.formats.bibtex.decode import decode
from citeman.formats.bibtex.encode import encode, encode_url, foreign
from tests.formats.strategies import words


@pytest.mark.parametrize(
    ("text", "latex"),
    [
        pytest.param("R&D: 50% of #1 in a_b, $5", r"R\&D: 50\% of \#1 in a\_b, \$5", id="specials"),
        pytest.param(
            "{a}~b^c\\d",
            r"{\textbraceleft}a{\textbraceright}{\textasciitilde}b{\textasciicircum}c{\textbackslash}d",
            id="named ones",
        ),
        pytest.param(
            "a < b > c | d", r"a {\textless} b {\textgreater} c {\textbar} d", id="signs that OT1 prints otherwise"
        ),
        pytest.param("Müller, Çeşme, Łódź", r"M{\"u}ller, {\c C}e{\c s}me, {\L}{\'o}d{\'z}", id="accents"),
        pytest.param("naïve ĵ", r"na{\"\i}ve {\^\j}", id="accents on i and j"),
        pytest.param("Nguyễn", r"Nguy{\~{{\^e}}}n", id="two accents"),
        pytest.param("x\u0304", r"{\=x}", id="an accent that no letter has"),
        pytest.param("β-decay of Ω", r"{$\beta$}-decay of {$\Omega$}", id="Greek symbols"),
        pytest.param("λόγος", "λόγος", id="Greek words stay"),
        pytest.param("中文", "中文", id="CJK stays"),
        pytest.param("pages 1–2 — “so”", "pages 1--2 --- ``so''", id="dashes and quotes"),
        pytest.param("a--b '' ,, ?` –-", r"a-{}-b '{}' ,{}, ?{\textasciigrave} --{}-", id="what TeX would join"),
        pytest.param("Xiaomi’s", r"Xiaomi{\textquoteright}s", id="apostrophe"),
        pytest.param("CO₂ and x²", r"CO{$_2$} and x{\texttwosuperior}", id="raised and lowered"),
        pytest.param("a\u00a0b\u200b\u00adc\x07", "a~bc", id="blanks and invisible characters"),
        pytest.param(
            "plain text: (1) [2], 'x'; \"y\" a/b + 3*4 = @!",
            "plain text: (1) [2], 'x'; \"y\" a/b + 3*4 = @!",
            id="nothing to do",
        ),
    ],
)
def test_encode(text: str, latex: str) -> None:
    assert encode(text, utf8=False) == latex


@pytest.mark.parametrize(
    ("text", "latex"),
    [
        pytest.param("Müller “so” – 50%", r"Müller “so” – 50\%", id="letters stay"),
        pytest.param("ế ≤ β", r"{\'{{\^e}}} {$\leq$} {$\beta$}", id="what pdfLaTeX does not read from UTF-8"),
        pytest.param("a--b", "a-{}-b", id="ligatures"),
        pytest.param("书", "书", id="other scripts stay"),
    ],
)
def test_encode_to_utf8(text: str, latex: str) -> None:
    assert encode(text, utf8=True) == latex


@pytest.mark.parametrize(
    ("latex", "text"),
    [
        pytest.param(r"{\'E}t\'{e} \'e \' e", "Été é é", id="acute in every way"),
        pytest.param(
            r"\"{\i} \^\i \v{s} \c c {\H{o}} \k{a} \u{g} \r a \.z \=a \~n",
            "ï îš ç ő ą ğ å ż ā ñ",
            id="accents; a macro of letters takes the blank",
        ),
        pytest.param(r"\ss \o{} \L{}\'od\'z \aa {\AE} \i", "ßø Łódź åÆ ı", id="letters"),
        pytest.param(
            r"{DNA} {\em not} \textbf{so} \emph{new {\sc Caps}}", "DNA not so new Caps", id="braces and fonts"
        ),
        pytest.param(r"R\&D 50\% \#1 a\_b \$5 \{x\}", "R&D 50% #1 a_b $5 {x}", id="escapes"),
        pytest.param("``a'' --- b -- c~d ?`e", "“a” — b – c d ¿e", id="ligatures"),
        pytest.param(r"$\alpha$-helix, $x^2$, H$_2$O, $\leq 5$", "α-helix, x², H₂O, ≤5", id="formulae in Unicode"),
        pytest.param(r"$O(n \log n)$", r"$O(n \log n)$", id="a formula that Unicode has not"),
        pytest.param(r"see \url{https://x.org/a_b%20c}", "see https://x.org/a_b%20c", id="url kept"),
        pytest.param(r"\href{http://x}{text}", "text", id="href"),
        pytest.param(r"\noopsort{1973a}Title", "Title", id="sorting macros"),
        pytest.param(r"2\textsuperscript{nd}, x\textsuperscript{2}", "2nd, x²", id="raised"),
        pytest.param(r"\unknown{arg} \unknown", r"arg \unknown", id="unknown macros"),
        pytest.param("a\n   b\t c", "a b c", id="line ends"),
        pytest.param(r"{unclosed \'", "unclosed '", id="broken"),
        pytest.param("a-{}-b ?{}``c", "a--b ?“c", id="ligatures that are kept apart"),
        pytest.param(r"a\\b \LaTeX\ x", "a b LaTeX x", id="line break and logo"),
        pytest.param(r"\'{\relax}x", "'x", id="an accent on nothing"),
    ],
)
def test_decode(latex: str, text: str) -> None:
    assert decode(latex) == text


@given(text=words())
def test_what_is_encoded_is_decoded(text: str) -> None:
    assert decode(encode(text, utf8=False)) == decode(encode(text, utf8=True)) == text


@given(text=st.text())
def test_any_text_is_encoded_with_balanced_braces_and_decoded(text: str) -> None:
    latex = encode(text, utf8=False)
    depth = 0
    for char in latex:
        depth += {"{": 1, "}": -1}.get(char, 0)
        assert depth >= 0
    assert depth == 0
    decode(text)


def test_urls_are_encoded_only_where_no_url_can_be() -> None:
    assert encode_url("https://x.org/~a_b%20c?d=1&e=#f") == "https://x.org/~a_b%20c?d=1&e=#f"
    assert encode_url("https://x.org/中{}\\ ") == "https://x.org/%E4%B8%AD%7B%7D%5C%20"


def test_foreign_characters_are_named() -> None:
    assert foreign("Müller ≤ β “x” Łódź") == ""
    assert foreign("小米 and Жук") == "小米Жук"
