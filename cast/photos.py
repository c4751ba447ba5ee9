def attach(item, kind, seed):
    pass
