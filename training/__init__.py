"""How the weights of `onrecord.reading` are made: this needs torch, the package not."""
