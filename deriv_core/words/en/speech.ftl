### Formulas as they are read aloud.

speech-negative = minus { $operand }
speech-minus = { $left } minus { $right }
speech-plus = { $left } plus { $right }
speech-times = { $before } times { $part }
speech-over = { $above } over { $below }
speech-squared = { $base } squared
speech-cubed = { $base } cubed
speech-power = { $base } to the power { $exponent }
speech-logarithm = the logarithm of { $argument } to base { $base }
speech-root = the root of { $argument } of index { $index }
speech-function = the { $name } of { $arguments }
# Brackets, where they matter.
speech-grouped = all of { $words } end

speech-piecewise = piecewise: { $cases }
speech-case = { $value } if { $condition }
speech-otherwise = { $value } otherwise
speech-less = { $left } is less than { $right }
speech-at-most = { $left } is at most { $right }
speech-greater = { $left } is greater than { $right }
speech-at-least = { $left } is at least { $right }
speech-equals = { $left } equals { $right }
speech-not = { $left } is not { $right }
speech-derivative = the derivative of { $of }
speech-derivative-at = the derivative of { $of }, taken where { $variable } is { $at },
speech-not-whole = { $left } is not a whole number
