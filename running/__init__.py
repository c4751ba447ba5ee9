"""Running Gezinsboek: everything that `./run` uses to set up, start and check the product."""
