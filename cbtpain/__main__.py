"""``python -m cbtpain``"""

from cbtpain.cli.main import main

main()
