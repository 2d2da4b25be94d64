### Mistakes: what was done, what to ask first, and the right rule where it is none of the rules of differentiation.

## What several mistakes have in common

mistakes-shared-which-product-comes-first-in-the-numerator = Which product comes first in the numerator, and what is subtracted from it?
mistakes-shared-what-stands-in-the-denominator-of-the = What stands in the denominator of the quotient rule, for { $whole }?
mistakes-shared-what-is-the-derivative-of-the-inside = What is the derivative of the inside, { $inside }?
mistakes-shared-where-is-the-derivative-of-the-outside = Where is the derivative of the outside of { $whole } taken?
mistakes-shared-what-is-the-derivative-of-the-outside = What is the derivative of the outside of { $whole }?
mistakes-shared-what-changes-in-when-moves-only-one = What changes in { $whole } when { $variable } moves: only one factor, or both?
mistakes-shared-what-happens-to-the-exponent-of = What happens to the exponent of { $whole }?
mistakes-shared-the-rise-j-w-j-w-divided = The rise, J(w + ε) - J(w), divided by the step ε.
mistakes-shared-the-contributions-of-all-paths-are-added = The contributions of all paths are added.

## elementary_functions.py

mistakes-exp_no_ln = The logarithm of the base is left out.
mistakes-exp_no_ln-question = Of which base is an exponential its own derivative?
mistakes-log_of_self = The reciprocal is taken of the logarithm instead of its argument.
mistakes-log_of_self-question = One over what is the derivative of a logarithm?
mistakes-trig_power_outer = A power of the function is read as a power of its argument, or only the power is differentiated.
mistakes-trig_power_outer-question = What is the outermost operation in { $whole }?
mistakes-trig_sign = The sign of the derivative in the table is the other one.
mistakes-trig_sign-question = Does the function in { $whole } rise or fall at first, and what sign has its slope?
mistakes-trig_table_mix = Another entry of the table is used.
mistakes-trig_table_mix-question = What does the table say about the derivative of the function in { $whole }?

## quotients.py

mistakes-quot_of_derivs = The derivative of the numerator is divided by that of the denominator.
mistakes-quot_of_derivs-question = Which rule is there for the quotient { $whole }?
mistakes-quot_swapped = The numerator of the quotient rule is taken the wrong way round.
mistakes-quot_swapped-question = { mistakes-shared-which-product-comes-first-in-the-numerator }
mistakes-quot_plus = The two terms of the quotient rule are added.
mistakes-quot_plus-question = { mistakes-shared-which-product-comes-first-in-the-numerator }
mistakes-quot_no_square = The denominator is not squared.
mistakes-quot_no_square-question = { mistakes-shared-what-stands-in-the-denominator-of-the }
mistakes-quot_den_f2 = The square of the numerator is put below.
mistakes-quot_den_f2-question = { mistakes-shared-what-stands-in-the-denominator-of-the }
mistakes-recip_of_deriv = The reciprocal is taken of the derivative.
mistakes-recip_of_deriv-question = Which rule is there for { $whole }?
mistakes-brackets_lost = A sum after the minus of the quotient rule has no brackets: not all of it is subtracted.
mistakes-brackets_lost-question = How far does the minus of the quotient rule reach?

## chain.py

mistakes-exp_inner_kept = The derivative of the exponent is left out.
mistakes-exp_inner_kept-question = What is the derivative of the exponent of { $whole }?
mistakes-log_no_inner = The derivative of what stands in the logarithm is left out.
mistakes-log_no_inner-question = { mistakes-shared-what-is-the-derivative-of-the-inside }
mistakes-one_rule_of_two = Of two rules that belong together only one is used.
mistakes-one_rule_of_two-question = Which two rules does { $whole } need?
mistakes-chain_stops_early = The derivative of the innermost function is left out.
mistakes-chain_stops_early-question = How many functions stand inside one another in { $whole }?
mistakes-chain_no_inner = The derivative of the inside is left out.
mistakes-chain_no_inner-question = { mistakes-shared-what-is-the-derivative-of-the-inside }
mistakes-chain_inner_at_x = The derivative of the outside is taken at the variable instead of at the inside.
mistakes-chain_inner_at_x-question = { mistakes-shared-where-is-the-derivative-of-the-outside }
mistakes-chain_outer_at_dg = The inside is replaced by its derivative in the derivative of the outside.
mistakes-chain_outer_at_dg-question = { mistakes-shared-where-is-the-derivative-of-the-outside }
mistakes-chain_outer_kept = The outside is left as it was; only the inside is differentiated.
mistakes-chain_outer_kept-question = { mistakes-shared-what-is-the-derivative-of-the-outside }
mistakes-chain_as_product = A function of a function is treated as a product.
mistakes-chain_as_product-question = Is { $whole } a product, or one function inside another?
mistakes-chain_g_for_dg = The factor is the inside itself instead of its derivative.
mistakes-chain_g_for_dg-question = { mistakes-shared-what-is-the-derivative-of-the-inside }
mistakes-func_of_deriv = The outside is applied to the derivative of the inside.
mistakes-func_of_deriv-question = { mistakes-shared-what-is-the-derivative-of-the-outside }

## products.py

mistakes-product_of_derivs = The derivatives of the factors are multiplied.
mistakes-product_of_derivs-question = Which two terms does the derivative of the product { $whole } have?
mistakes-product_ff_gg = Each factor is multiplied by its own derivative.
mistakes-product_ff_gg-question = Which factor stays as it is while { $first } is differentiated?
mistakes-product_minus = The two terms of the product rule are subtracted.
mistakes-product_minus-question = With which sign do the two terms of the product rule go together?
mistakes-product_first_only = Not every factor is differentiated.
mistakes-product_first_only-question = { mistakes-shared-what-changes-in-when-moves-only-one }
mistakes-product_as_sum = The derivatives of the factors are added, as of a sum.
mistakes-product_as_sum-question = Is { $whole } a sum or a product?
mistakes-var_gone = The variable is treated as if it were a constant.
mistakes-var_gone-question = { mistakes-shared-what-changes-in-when-moves-only-one }

## powers.py

mistakes-power_n_kept = The exponent is not lowered.
mistakes-power_n_kept-question = { mistakes-shared-what-happens-to-the-exponent-of }
mistakes-power_no_coeff = The exponent is lowered, but not brought down in front.
mistakes-power_no_coeff-question = What comes in front when { $whole } is differentiated?
mistakes-power_on_neg = One is added to a negative exponent instead of taken away.
mistakes-power_on_neg-question = What is one less than { $exponent }?
mistakes-power_wrong_way = The exponent is raised by one instead of lowered.
mistakes-power_wrong_way-question = { mistakes-shared-what-happens-to-the-exponent-of }
mistakes-power_on_exp = The power rule is used on an exponential, whose exponent varies.
mistakes-power_on_exp-question = Which part of { $whole } varies: the base or the exponent?
mistakes-coeff_plus_n = The exponent is added to the coefficient instead of multiplied with it.
mistakes-coeff_plus_n-question = How do the coefficient and the exponent of { $whole } come together?
mistakes-root_exponent = The root is read as another power than it is.
mistakes-root_exponent-question = As which power is { $whole } written?
mistakes-power_integrated = This is integrated instead of differentiated.
mistakes-power_integrated-question = { mistakes-shared-what-happens-to-the-exponent-of }

## constants.py

mistakes-const_kept = A constant is kept as if it were its own derivative.
mistakes-const_kept-question = How fast does { $whole } change?
mistakes-const_below_lost = A constant below is dropped.
mistakes-const_below_lost-question = What becomes of a constant divisor when { $whole } is differentiated?
mistakes-const_factor_lost = A constant factor is dropped.
mistakes-const_factor_lost-question = What becomes of the factor { $constant } when { $whole } is differentiated?
mistakes-named_const_moves = A constant is differentiated as if it were the variable.
mistakes-named_const_moves-question = Does anything in { $whole } that looks like a letter or a function really change?
mistakes-minus_lost = A minus is lost: the term is added.
mistakes-minus_lost-question = Which sign has each term of { $whole }?

## no_rule.py

mistakes-domain_lost = This is right where it is defined, but it is not defined everywhere where there is a derivative.
mistakes-domain_lost-question = For which values of the variable has this a value?
mistakes-domain_lost-rule = The derivative has a value wherever the function has a slope.
mistakes-second_derivative = This is the second derivative: it is differentiated once too often.
mistakes-second_derivative-question = How often is to be differentiated?
mistakes-second_derivative-rule = The derivative is the slope of the function itself, not the slope of its slope.
mistakes-function_itself = This is the function itself, not its derivative.
mistakes-function_itself-question = Is this the height of the curve, or its slope?
mistakes-function_itself-rule = The derivative is the slope of the function, not its value.
mistakes-value_for_function = This is the slope at one point; the derivative is a function.
mistakes-value_for_function-question = Is the slope the same everywhere?
mistakes-value_for_function-rule = The derivative gives the slope at every point; where that changes, the variable is in it.
mistakes-k_not_divided = This is the rise; it is not divided by the step.
mistakes-k_not_divided-question = By what is the rise divided?
mistakes-k_not_divided-rule = { mistakes-shared-the-rise-j-w-j-w-divided }
mistakes-k_new_value = This is the new value of the function.
mistakes-k_new_value-question = How far did the value rise?
mistakes-k_new_value-rule = { mistakes-shared-the-rise-j-w-j-w-divided }
mistakes-k_ratio = This is the ratio of the two values.
mistakes-k_ratio-question = What is divided by what in a slope?
mistakes-k_ratio-rule = { mistakes-shared-the-rise-j-w-j-w-divided }
mistakes-k_wrong_side = This is the quotient of the other side.
mistakes-k_wrong_side-question = On which side of the point lies the second one?
mistakes-k_wrong_side-rule = { mistakes-shared-the-rise-j-w-j-w-divided }
mistakes-eps_outside = The step is added to the value instead of to the variable.
mistakes-eps_outside-question = What does w + ε stand for in J(w + ε)?
mistakes-eps_outside-rule = Put w + ε in the place of every w.
mistakes-minus_not_spread = The minus reaches only the first term of the bracket behind it.
mistakes-minus_not_spread-question = How far does the minus before the bracket reach?
mistakes-minus_not_spread-rule = All that stands in the bracket is subtracted, as is all of J(w).
mistakes-square_of_sum = The power of a sum is taken term by term.
mistakes-square_of_sum-question = What is (w + ε)(w + ε), multiplied out?
mistakes-square_of_sum-rule = The square of a sum has the mixed terms too.
mistakes-eps_zero_early = The step is put to 0 before it is cancelled.
mistakes-eps_zero_early-question = What is left below when the step is 0?
mistakes-eps_zero_early-rule = First divide by ε, then let it go to 0.
mistakes-path_missing = One of the ways in which the letter reaches the value is left out.
mistakes-path_missing-question = In how many places does the letter stand?
mistakes-path_missing-rule = { mistakes-shared-the-contributions-of-all-paths-are-added }
mistakes-path_overwritten = The contribution of the last path replaces the others instead of being added.
mistakes-path_overwritten-question = What happens to a contribution when the next one comes?
mistakes-path_overwritten-rule = { mistakes-shared-the-contributions-of-all-paths-are-added }
mistakes-others_not_held = A letter that is held fixed is differentiated too.
mistakes-others_not_held-question = Which letters move?
mistakes-others_not_held-rule = All letters but the one are constants.
