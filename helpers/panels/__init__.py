"""What people click on. The only package that imports ipywidgets; it may import every other one below it."""
