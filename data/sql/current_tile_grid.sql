-- Question: what does the registry say now in tile_grid? Grain: one row per grid + code.
SELECT * EXCLUDE (change_id)
FROM tile_grid
QUALIFY row_number() OVER (PARTITION BY grid, code ORDER BY change_id DESC) = 1
