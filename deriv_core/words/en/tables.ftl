### The table of numbers.

tables-more-digits = More digits
tables-download-csv = Download CSV
tables-numbers-of = The numbers of { $name } for each chosen { $w }
tables-derivative-asked = derivative?
