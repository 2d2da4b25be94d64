### What is taken along: a notebook, a script, a LaTeX article.

## arithmetic.py

exports-slope-secant = the slope { $k } of the secant
exports-move-little-way-by-and = Move ${ $w }$ a little way, by ε, and see how far ${ $j }$ moves. How many times as far is the slope $k$ of the secant through the two points:
exports-ask-for-at-some-places = Ask for ${ $j }$ at some places around ${ $w }$, ε apart, and count its values so that less of the error is left than with two. So the { $label } quotient $k$ is no secant's slope:
exports-with-numbers = With numbers: { $what }.
exports-at-no-secant-not-defined = At { $here } there is no secant: { $j } is not defined at one of its two points.
exports-at-no-quotient-not-defined = At { $here } there is no quotient: { $j } is not defined at one of its places.

## buttons.py

exports-take-along = Take it along
exports-picture-save-above-on-paper = The picture: Save, above it. On paper or as PDF: print the page.

## document.py


## drawing.py


## latex.py


## script.py

exports-picture-is-in = The picture is in { $file }

## symbolic.py

exports-with-symbols-sympys-derivative-and = With symbols: SymPy's derivative, and its values.
exports-page-writes-frac-d-d = The page writes it $\frac{ "{" }d{ $name }{ "}" }{ "{" }d{ $w }{ "}" } = { $latex }$.
exports-whether-derivative-at-not-decided = Whether there is a derivative at { $here } is not decided, so none is worked out.
exports-at-no-derivative = At { $here } there is no derivative: { $reason }.
exports-at-sympys-formula-does-not = At { $here } SymPy's formula does not give the slope; the table below has it.
exports-at-formula = At ${ $variable } = { $latex }$:
exports-at-plain = At { $here }:

## Headings and paragraphs

exports-derivative-of = The derivative of { $of }
exports-about = What Derivative Explorer showed, as a notebook: the slope by arithmetic, the slope by algebra, and the picture of both. Run the cells from top to bottom; SymPy, pandas and Plotly are all they need.
exports-script-of = The derivative of { $of }, by arithmetic and by algebra.
exports-needs = Needs SymPy, pandas and Plotly.
exports-what-the-page-showed = What the page showed (= is exact, ≈ is rounded):
exports-another-machine = Another machine may round the last digit of a computed number otherwise.
exports-the-quotient = the { $scheme } quotient { $k }
exports-numbers-head = With numbers
exports-as-step-shrinks = As ε shrinks, $k$ comes near to the derivative, where there is one. With an ε that is not 0 it is close and no more: that is why ≈ stands before it, or ~= in what Python prints.
exports-picture-head = The picture
exports-curve-is-broken = The line of the curve is broken where the function is: no stroke crosses a pole or a jump. An open dot is a height that is not taken, a full one is.
exports-picture-as-drawn = The picture, with the curve as the page drew it.
exports-pieces = x and y of each unbroken piece of the curve
exports-lines-at = { $lines } at { $place }
exports-lines-at-known = { $lines } at { $place }; derivative: { $known }
exports-no-secant = No secant
exports-no-line = No line
exports-side-by-side = Side by side
exports-one-row-each = One row for each point. A slope after = is exact, after ≈ it is rounded; where there is no derivative none is printed.
exports-side-by-side-script = Side by side, a row for each point.
exports-symbols-head = With symbols
exports-symbols-text = The same without ε: SymPy holds { $name } as a formula and differentiates it by rules. `real=True` says that { $w } is a real number.

## Lines, formats

exports-line-secant = secant
exports-line-tangent = tangent
exports-line-estimate = line of slope k
exports-format-notebook = Jupyter notebook
exports-format-script = Python script
exports-format-latex = LaTeX article
exports-curve-and-secant = The curve, { $coloured } and, dashed,
exports-the-secant = the secant
exports-the-estimate = the line of slope k
exports-tangent-if-any = { $coloured } if there is one.
exports-the-tangent = the tangent
