def run(asked): print(asked); return 0
