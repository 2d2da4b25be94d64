### What is said of a text that cannot be read as a function, or that could be read otherwise.

## calls.py

reading-base-logarithm-missing = The base of the logarithm is missing.
reading-write-log-2-x = Write it as log_2(x).
reading-exponent-function-missing = The exponent of the function is missing.
reading-write-sin-2-x = Write it as sin^2(x).
reading-exponent-inverse-or-reciprocal = { $shown }^-1 could be an inverse or a reciprocal.
reading-write-1-x-or-name = Write 1/{ $shown }(x), or name the inverse function.
reading-write-log-2-x-or = Write log_2(x) or log(x, 2).
reading-delete-comma-and-what-follows = Delete the comma and what follows it.
reading-for-another-root-write-root = For another root write root(x, 3).
reading-needs-arguments = { $shown } needs { $fewest } arguments.
reading-takes-arguments = { $shown } takes { $most ->
    [1] one argument
   *[other] { $most } arguments
 }.

## cursor.py

reading-nested-more-than-levels-deep = This is nested more than { $max_depth } levels deep.
reading-type-simpler-function = Type a simpler function.

## piecewise.py

reading-write-piecewise-w-2-if = Write it as piecewise(w^2 if w < 1, 2w - 1 otherwise).
reading-condition-such-w-1-expected = A condition such as w < 1 was expected.

## refusals.py

reading-cases-written-piecewise-w-2 = Cases are written piecewise(w^2 if w < 1, 2w - 1 otherwise).
reading-delete-or-open-bracket-before = Delete it, or open a bracket before it.
reading-type-one-side-only-function = Type one side only: a function such as w^2.
reading-type-function-only = Type the function only.
reading-delete-or-put-operator-before = Delete it, or put an operator before it.
reading-decimal-point-dot-type-or = A decimal point is a dot: type { $dotted }, or { $plain } where thousands are meant.
reading-decimal-point-dot-type = A decimal point is a dot: type { $dotted }.
reading-decimal-point-dot-0-5 = A decimal point is a dot: 0.5.
reading-something-missing-after = Something is missing after { $before }.
reading-follows-another-operator = { $shown } follows another operator.
reading-type-function-such-w-2 = Type a function such as w^2.
reading-put-number-or-variable = Put a number or the variable there.
reading-number-or-variable-expected-before = A number or the variable was expected before { $shown }
reading-number-or-variable-expected-before-end = A number or the variable was expected before the end
reading-nothing-between-these-brackets = There is nothing between these brackets.
reading-put-something-inside = Put something inside.
reading-only-logarithm-takes-one-log = Only a logarithm takes one: log_2(x).
reading-closed-by = { $opener } is closed by { $token } here.
reading-write = Write it as { $example }.
reading-put-operator-between-them = Put an operator between them.
reading-write-with-or-or-decimal = Write it with + or *, or as a decimal.
reading-minus-one-inverse-or-difference = { $shown }-1 could be an inverse function or a difference.
reading-minus-one-of-negative-or-difference = { $shown }-1 could be a function of a negative number or a difference.
reading-use-smaller-power-ten = Use a smaller power of ten.
reading-number-more-than-digits-when = This number has more than { $limit } digits when it is written out.
reading-round = Round it.
reading-number-more-than-digits = This number has more than { $limit } digits.

## roots_and_fractions.py

reading-put-something-after-w-1 = Put something after it: √(w + 1).
reading-needs-more-than = { $command } needs more than this.

## ambiguities.py

reading-e-read-number-e-2 = E is read as the number e ≈ 2.718.
reading-read-fraction = { $first } is read as the fraction { $node }.
reading-read-number = { $typed } is read as the number { $value }.
reading-read-plain-bracket-for-type = { $first } is read as a plain bracket; for the { $part ->
    [floor] whole part
   *[frac] fractional part
 } type { $part }({ $node }).
reading-1-is-read-as-the = { $function }^-1 is read as the inverse function { $inverse }, not as 1/{ $function }.

## ambiguous_logarithms.py

reading-read-natural-logarithm-ln-for = { $shown } is read as the natural logarithm ln; for base 10 type log10.
reading-read-logarithm-times-what-follows = { $shown } is read as the logarithm of { $value } times what follows; for the base { $value } type { $meant }( ).
reading-read-logarithm-base = { $shown } is read as the logarithm to base { $value }.
reading-read-logarithm-base-for-other = { $shown } is read as the logarithm to base { $value }; for the other reading type ln({ $value }*( )).
reading-read-logarithm-of-digits-times = { $shown } is read as a logarithm of { $value } times what follows; for the logarithm to base { $value } type log_{ $value }( ).

## characters.py

reading-integral-sign-not-part-function = An integral sign is not part of a function.
reading-type-function-only-page-differentiates = Type the function only: this page differentiates it.
reading-sum-sign-not-part-function = A sum sign is not part of a function here.
reading-type-terms-with-between-them = Type the terms with + between them.
reading-product-sign-not-part-function = A product sign is not part of a function here.
reading-type-factors-with-between-them = Type the factors with * between them.
reading-derivative-sign-not-part-function = A derivative sign is not part of a function.
reading-type-function-only-its-derivative = Type the function only: its derivative is shown.
reading-infinity-not-number-function-can = Infinity is not a number a function can use.
reading-type-function-such-1-w = Type a function such as 1/w.
reading-arrow-not-part-function = An arrow is not part of a function.
reading-type-function-only-such-1 = Type the function only, such as 1/w.
reading-means-two-values-function-one = ± means two values; a function has one.
reading-choose-or = Choose + or -.
reading-angles-radians = Angles are in radians here.
reading-for-degrees-multiply-by-pi = For degrees multiply by pi/180.
reading-prime-asks-for-derivative = A prime asks for a derivative.
reading-function-one-line-new-line = A function is one line; here a new line begins.
reading-put-all-on-one-line = Put it all on one line.
reading-letter-looks-like-latin-but = This letter looks like the Latin { $latin } but is another one ({ $name }).
reading-type-on-keyboard = Type { $latin } on the keyboard.
reading-invisible-character = There is an invisible character here ({ $name }).
reading-delete-and-type-on = Delete it and type on.
reading-accent-on-letter = There is an accent on a letter here ({ $name }).
reading-use-plain-letter = Use a plain letter.
reading-digit-not-one-0-9 = This digit is not one of 0 to 9 ({ $name }).
reading-type-digit-on-keyboard = Type it on the keyboard.
reading-symbol-not-part-notation = This symbol is not part of the notation ({ $name }).
reading-delete = Delete it.

## derivative_side.py

reading-first-derivative-asked-for = The first derivative is asked for.
reading-names-higher-derivative = This names a higher derivative.

## glued_digits.py

reading-could-power-or-product = { $name }{ $digits } could be a power or a product.
reading-type-or = Type { $name }^{ $digits } or { $digits }{ $name }.

## latex_commands.py

reading-latex-command-not-known = The LaTeX command \{ $name } is not known here.
reading-known-frac-sqrt-sin-ln = Known are \frac, \sqrt, \sin, \ln, \cdot, \left, \right and the like.

## left_side.py

reading-constant-not-variable = { $variable } is a constant, not a variable.
reading-use-another-letter = Use another letter.

## names_elsewhere.py

reading-join-two-conditions-piecewise-w = Join two conditions as in piecewise(w if 0 < w and w < 1, 2 otherwise).
reading-write-inverse-function-one-word = Write the inverse function as one word, such as arcsin(x).
reading-did-you-mean-ar = Did you mean ar{ $name }?
reading-no-formula-page-equals = No formula of this page equals it.
reading-type-x-3-with-what = Type x^3 with what stands in it.
reading-did-you-mean-cbrt = Did you mean cbrt?
reading-angles-radians-multiply-by-180 = Angles are in radians: multiply by 180/pi or pi/180.
reading-write-product-out = Write the product out.
reading-type-sqrt-x-2-1 = Type sqrt(x^2 + 1) with what stands in it.
reading-infinity-type-such-as = Infinity is not a number a function can use: type one such as 1/w.
reading-type-log-2-x-or = Type log_2(x) or log(x, 2).
reading-type-1-erf-x-sqrt = Type (1 + erf(x/sqrt(2)))/2.
reading-write-one-case-for-each = Write one case for each, with a comma between them.
reading-type-mod-x-3 = Type mod(x, 3).
reading-type-x-2-with-what = Type x^2 with what stands in it.
reading-did-you-mean-sqrt = Did you mean sqrt?
reading-did-you-mean-root-x = Did you mean root(x, 3)?
reading-type-sign-x-floor-abs = Type sign(x)*floor(abs(x)).

## names_unknown.py

reading-equation-not-function = An equation is not a function.
reading-did-you-mean = Did you mean { $nearest }?
reading-type-function-such-as-w-2-or-sin = Type a function such as w^2 or sin(w).
reading-not-known-name = “{ $shown }” is not a known name.
reading-asks-for-derivative-what-page = This asks for a derivative; that is what this page works out.
reading-type-function-only-such-w = Type a function only, such as w^2.
reading-asks-for-not-function = “{ $word }” asks for { $asked ->
    [integral] an integral
    [limit] a limit
    [sum] a sum
    [product] a product
    [solutions] the solutions of an equation
   *[picture] a picture
 }; that is not a function here.
reading-not-function-with-known-meaning = { $name } is not a function with a known meaning.
reading-type-rule-itself = Type the rule itself, such as { $variable }^2.
reading-for-unit-step-type-heaviside = For the unit step type heaviside({ $variable }).
reading-variable-not-known = The variable here is { $variable }; { $name } is not known.
reading-type-place = Type { $variable } in place of { $name }.
reading-other-letters-beside-function-one = There are other letters beside { $variable }: { $listed }; a function here has one.
reading-give-values = Give { $listed } values.
reading-two-variables-and-function-one = There are two variables, { $variable } and { $name }; a function here has one.
reading-give-value = Give { $name } a value.
reading-only-real-numbers-used-i = Only real numbers are used here; i has no special meaning.

## notes.py

reading-read-for-other-reading-type = { $shown } is read as { $reading }; for the other reading type { $other }.
reading-takes-only-for-more-under = { $root } takes only { $under } here; for more under the root type { $root }( ).
reading-read = { $shown } is read as { $node }.
reading-read-remark = { $shown } is read as { $node }; { $remark }.

## parser.py

reading-type-number-such-3-1 = Type a number such as 3, 1/2 or pi/4.
reading-type-right-hand-side-only = Type the right-hand side only.
reading-stands-on-both-sides = { $variable } stands on both sides.
reading-not-number = { $variable } is not a number.

## several.py

reading-not-known = { $word } is not known here.
reading-known = Known are { $known }.
reading-known-none = Known are no letters.

## tokeniser.py

reading-stray-dot = There is a stray dot here.
reading-decimal-point-needs-digit-after = A decimal point needs a digit after it: 0.5.
reading-quote-mark-or-prime-not = A quote mark or prime is not part of a function.
reading-not-part-notation = % is not part of the notation.
reading-for-percentage-divide-by-100 = For a percentage divide by 100; for a remainder type mod(x, 3).
reading-factorials-not-supported = Factorials are not supported.
reading-semicolon = There is a semicolon here.
reading-type-one-function-without = Type one function, without it.
reading-dollar-sign = There is a dollar sign here.
reading-type-formula-without-dollar-signs = Type the formula without dollar signs.
reading-colon = There is a colon here.
reading-for-division-type = For division type /.
reading-characters-long-limit = This is { $text } characters long; the limit is { $longest_function }.
reading-type-shorter-function = Type a shorter function.
reading-not-function-one-variable = { $found_name } is not a function of one variable.
reading-for-x-0-type-arctan = For x > 0 type arctan(y/x).
reading-more-than-symbols = This has more than { $max_tokens } symbols.
reading-these-cases-cannot-read = These cases cannot be read.
reading-character-not-part-notation = { $character } is not part of the notation.
reading-small-exponent-not-whole-number = This small exponent is not a whole number.
reading-type-instead = Type ^ instead.
reading-could-sum-or-product = { $shown } could be a sum or a product.

## bounds.py

reading-more-than-parts = This has more than { $max_nodes } parts.
reading-more-than-functions-nested-one = More than { $max_nesting } functions are nested in one another.
reading-nest-fewer-functions = Nest fewer functions.
reading-more-than-variable-exponents-stand = More than { $max_tower } variable exponents stand on top of one another.
reading-use-fewer-levels = Use fewer levels.
reading-use-smaller-numbers = Use smaller numbers.
reading-exponent-larger-than = The exponent is larger than { $max_exponent }.
reading-use-smaller-exponent = Use a smaller exponent.

## function.py

reading-no-real-value = This has no real value: none was found at any of { $tried } numbers tried.

## function.py

reading-look-for-division-by-0 = Look for a division by 0, or a root or logarithm of a negative number.

## points.py

reading-not-real-number = This is not a real number.
reading-try-number-such-3-or = Try a number such as -3 or pi/4.
reading-number-too-large = This number is too large.

## brackets.py

reading-no-variable-between-these-bars = There is no variable between these bars.

## calls.py

reading-logarithm-two-bases = This logarithm has two bases.

## piecewise.py

reading-compare-with-or = Compare with <, <=, > or >=.

## precedence.py

reading-nothing-read-yet = There is nothing to read yet.

## refusals.py

reading-never-opened = This { $shown } was never opened.
reading-equation-or-inequality-not-function = An equation or inequality is not a function.
reading-comma = There is a comma here.
reading-belongs-inside-piecewise = “{ $shown }” belongs inside piecewise( ).
reading-does-not-fit = { $shown } does not fit here.
reading-finish-or-delete = Finish it, or delete it.
reading-delete-one-two = Delete one of the two.
reading-quoted-does-not-fit = “{ $shown }” does not fit here.
reading-something-missing-before = Something is missing before { $shown }.
reading-look-just-before = Look just before it.
reading-stray = There is a stray _ here.
reading-close-with = Close it with { $closing }.
reading-never-closed = This { $opener } is never closed.
reading-add-where-ends = Add { $closing } where it ends.
reading-nothing-act-on = { $shown } has nothing to act on.
reading-two-numbers-stand-side-by = Two numbers stand side by side.
reading-type-or-x-1 = Type { $other } or { $shown }(x) - 1.

## roots_and_fractions.py

reading-root-nothing-under = This root has nothing under it.
