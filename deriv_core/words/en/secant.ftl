### The secant's slope with ε as a letter.

secant-shrinks-like-or-faster-half = { $letter } shrinks like { $power } or faster: half the step leaves { $order ->
    [2] a quarter
    [3] an eighth
    [4] a sixteenth
    [6] a 64th
   *[other] 1/{ $whole }
 } of it, or less.
