"""The colours of the box of crayons."""

REDS = ("#d9483b", "#e0663f", "#c8434f", "#b8402f")
BLUES = ("#3d6fb6", "#2f8f9d", "#4a5fb0", "#5b93c9")
GREENS = ("#5a9a4a", "#6fae54", "#3f8a5f", "#84b356")
YELLOWS = ("#f3c13a", "#f0b02e", "#f6d05a")
GAY = (*REDS, *BLUES, *GREENS, *YELLOWS, "#8a5aa8", "#e58aa3", "#ef8e3b")
SKINS = ("#f3cfae", "#e2b48c", "#c98f64", "#9b673f", "#6f4a30")
HAIRS = ("#3a2718", "#1f1a17", "#8a5a2b", "#d6a441", "#b5542a")
INK = "#2d2a3e"
