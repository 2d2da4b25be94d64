### The sentence under the formulas, and where a formula holds. It is Markdown.

formulas-where-defined = where { $value } is defined
formulas-where = where { $conditions }
formulas-difference = :violet[difference { $difference }]
formulas-at = at { $place }: { $said }
formulas-no-derivative = :orange[no derivative ({ $why })]
formulas-slope = :orange[{ $name } { $sign } { $slope }]
formulas-slope-exact = :orange[{ $name } { $sign } { $slope } (exact)]
formulas-slope-both = :orange[{ $name } = { $exact } (exact) { $sign } { $slope }]
formulas-not-defined = is not defined
formulas-difference-name = difference
