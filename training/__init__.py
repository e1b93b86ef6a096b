"""How the weights of `onrecord.reading` are made: needs torch, which the package never does."""
