### Difference quotients: what stands before "quotient", and where each looks, after "looks".

schemes-forward = forward
schemes-forward-looks = from { $w } to { $w } + ε
schemes-backward = backward
schemes-backward-looks = from { $w } − ε to { $w }
schemes-central = central
schemes-central-looks = from { $w } − ε to { $w } + ε
schemes-forward_three_point = forward three-point
schemes-forward_three_point-looks = at { $w }, { $w } + ε and { $w } + 2ε
schemes-five_point = five-point central
schemes-five_point-looks = at { $w } ± ε and { $w } ± 2ε
