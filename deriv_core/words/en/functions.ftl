### What functions are called, after "the": the sine of w. And what is to be known of one when it is typed.

functions-sin = sine
functions-cos = cosine
functions-tan = tangent
functions-sec = secant
functions-csc = cosecant
functions-cot = cotangent
functions-asin = arc sine
functions-acos = arc cosine
functions-atan = arc tangent
functions-asec = arc secant
functions-acsc = arc cosecant
functions-acot = arc cotangent
functions-sinh = hyperbolic sine
functions-cosh = hyperbolic cosine
functions-tanh = hyperbolic tangent
functions-sech = hyperbolic secant
functions-csch = hyperbolic cosecant
functions-coth = hyperbolic cotangent
functions-asinh = inverse hyperbolic sine
functions-acosh = inverse hyperbolic cosine
functions-atanh = inverse hyperbolic tangent
functions-asech = inverse hyperbolic secant
functions-acsch = inverse hyperbolic cosecant
functions-acoth = inverse hyperbolic cotangent
functions-erf = error function
functions-exp = exponential
functions-ln = natural logarithm
functions-log = logarithm
functions-log10 = logarithm to base 10
functions-log2 = logarithm to base 2
functions-sqrt = square root
functions-cbrt = cube root
functions-root = root
functions-abs = absolute value
functions-floor = floor
functions-ceil = ceiling
functions-frac = fractional part
functions-sign = sign
functions-max = maximum
functions-min = minimum

## composite.py

functions-it-is-1-2-at = it is 1/2 at 0
functions-its-smallest-values-far-right = of its smallest values, far to the right, the digits are lost
functions-for-one-with-pi-type = for the one with pi type sinc(pi*x)
functions-sign-divisor = it has the sign of the divisor
functions-halves-rounded-up = halves are rounded up
