-- Question: what tables hold the registry and the facts? Grain: see each table.
-- No keys, sequences or indexes: the one writer checks uniqueness inside its transaction, and the same schema serves DuckLake.

-- one row per version of this schema that the database came to; version 1 kept none
CREATE TABLE schema_versions (version BIGINT, applied_at TIMESTAMP, release VARCHAR);

-- one row per data version: every committed change raises it by one
CREATE TABLE commits (version BIGINT, recorded_at TIMESTAMP, actor VARCHAR, action VARCHAR, subject VARCHAR, reason VARCHAR);

-- registry tables: one row per key and change; the newest change of a key is current
CREATE TABLE regions (change_id BIGINT, code VARCHAR, name_zh VARCHAR, short_zh VARCHAR, name_en VARCHAR, level VARCHAR, parent_code VARCHAR, standing VARCHAR, name_en_basis VARCHAR, note VARCHAR);
CREATE TABLE tile_grid (change_id BIGINT, grid VARCHAR, code VARCHAR, label_zh VARCHAR, name_en VARCHAR, "row" BIGINT, col BIGINT, required VARCHAR, note VARCHAR);
CREATE TABLE themes (change_id BIGINT, theme VARCHAR, theme_en VARCHAR, position BIGINT);
CREATE TABLE departments (change_id BIGINT, department VARCHAR, department_en VARCHAR);
CREATE TABLE units (change_id BIGINT, unit VARCHAR, unit_en VARCHAR, decimals BIGINT, lower_limit DOUBLE, upper_limit DOUBLE);
CREATE TABLE documents (change_id BIGINT, document_id VARCHAR, number VARCHAR, short_zh VARCHAR, short_en VARCHAR, kind VARCHAR, region_code VARCHAR, seed_file VARCHAR, period_start DATE, period_end DATE, period_basis_zh VARCHAR, period_basis_en VARCHAR, note_zh VARCHAR, note_en VARCHAR);
CREATE TABLE clauses (change_id BIGINT, document_id VARCHAR, clause VARCHAR, clause_title VARCHAR, clause_title_en VARCHAR, position BIGINT, seed_line BIGINT, targets_explicit BIGINT, deliverables_implicit BIGINT, directional_statements BIGINT);
CREATE TABLE no_target_clauses (change_id BIGINT, document_id VARCHAR, clause VARCHAR, clause_title VARCHAR, implicit_deliverables BIGINT, reason VARCHAR, measurable_phrases VARCHAR);
CREATE TABLE directional_statements (change_id BIGINT, document_id VARCHAR, clause VARCHAR, quote VARCHAR, why_no_target VARCHAR, possible_indicator VARCHAR);
CREATE TABLE indicators (change_id BIGINT, indicator_id VARCHAR, name_zh VARCHAR, name_en VARCHAR, short_zh VARCHAR, short_en VARCHAR, unit VARCHAR, kind VARCHAR, measure VARCHAR, direction VARCHAR, additive BOOLEAN, reporting_level VARCHAR, counts_local BOOLEAN, numerator_zh VARCHAR, numerator_en VARCHAR, denominator_zh VARCHAR, denominator_en VARCHAR, counted_zh VARCHAR, subset_of VARCHAR, derived_from VARCHAR, derivation VARCHAR);
CREATE TABLE indicator_aliases (change_id BIGINT, alias VARCHAR, indicator_id VARCHAR, part VARCHAR);
CREATE TABLE targets (change_id BIGINT, target_id VARCHAR, document_id VARCHAR, clause VARCHAR, theme VARCHAR, indicator_id VARCHAR, region_code VARCHAR, applies_to VARCHAR, named_units VARCHAR, comparator VARCHAR, value DOUBLE, upper DOUBLE, inner_value DOUBLE, unit VARCHAR, threshold DOUBLE, tolerance DOUBLE, start_date DATE, due_date DATE, due_basis VARCHAR, due_note_zh VARCHAR, due_note_en VARCHAR, target_class VARCHAR, method VARCHAR, headline BIGINT, crisp BOOLEAN, joined_with VARCHAR, duplicate_of VARCHAR, lead_departments VARCHAR, quote VARCHAR, scope_en VARCHAR, note_zh VARCHAR, note_en VARCHAR);
CREATE TABLE published_values (change_id BIGINT, published_id VARCHAR, indicator_zh VARCHAR, indicator_en VARCHAR, indicator_id VARCHAR, relation VARCHAR, related_target_ids VARCHAR, region_code VARCHAR, period VARCHAR, period_approximate BOOLEAN, period_text VARCHAR, value DOUBLE, value_text VARCHAR, unit VARCHAR, basis VARCHAR, basis_note VARCHAR, source_title VARCHAR, source_publisher VARCHAR, quote VARCHAR, reliability VARCHAR, reliability_note VARCHAR, note_zh VARCHAR, note_en VARCHAR);
CREATE TABLE primary_care_tasks (change_id BIGINT, task BIGINT, document_id VARCHAR, clause VARCHAR, short_zh VARCHAR, short_en VARCHAR, linked_document_id VARCHAR, linked_clause VARCHAR, link_basis VARCHAR, link_note_zh VARCHAR, link_note_en VARCHAR, national_target_ids VARCHAR, local_target_ids VARCHAR, local_note_zh VARCHAR, local_note_en VARCHAR);
CREATE TABLE settings (change_id BIGINT, setting VARCHAR, value VARCHAR);
CREATE TABLE decomposed_targets (change_id BIGINT, target_id VARCHAR, region_code VARCHAR, threshold DOUBLE, due_date DATE, standing VARCHAR, basis VARCHAR, note VARCHAR);

-- one row per form saved or reference file loaded that changed anything; a form has no file_name
CREATE TABLE registry_changes (change_id BIGINT, recorded_at TIMESTAMP, actor VARCHAR, reason VARCHAR, sheet VARCHAR, file_name VARCHAR, sha256 VARCHAR, rows_changed BIGINT);

-- one row per file sent; its id is the digest of its content and sender, so the same file twice is one return
CREATE TABLE returns (return_id VARCHAR, file_name VARCHAR, sha256 VARCHAR, sender_region_code VARCHAR, actor VARCHAR, received_at TIMESTAMP, recorded_at TIMESTAMP, encoding VARCHAR, accepted BIGINT, warned BIGINT, rejected BIGINT, skipped BIGINT, demonstration BOOLEAN);

-- one row per step in the life of a return; the latest step decides its state
CREATE TABLE return_events (return_id VARCHAR, step BIGINT, state VARCHAR, effective_at TIMESTAMP, recorded_at TIMESTAMP, actor VARCHAR, comment VARCHAR);

-- one row per accepted value of a return; never updated
CREATE TABLE observations (return_id VARCHAR, row_number BIGINT, column_name VARCHAR, indicator_id VARCHAR, region_code VARCHAR, period VARCHAR, period_end DATE, value DOUBLE, numerator DOUBLE, denominator DOUBLE, verdict VARCHAR, reason_code VARCHAR);

-- one row per return_id x period_end of its values: which periods a return touches is asked at every change
CREATE TABLE return_periods (return_id VARCHAR, period_end DATE, figures BIGINT);

-- one row per judged cell that was not plainly accepted
CREATE TABLE findings (return_id VARCHAR, row_number BIGINT, column_name VARCHAR, region_raw VARCHAR, raw_value VARCHAR, verdict VARCHAR, region_code VARCHAR, period VARCHAR, indicator_id VARCHAR, reason_code VARCHAR, details VARCHAR);

-- one row per import of a policy document's full text; the newest change of a document is current
CREATE TABLE policy_texts (change_id BIGINT, document_id VARCHAR, full_text VARCHAR, file_name VARCHAR, sha256 VARCHAR, encoding VARCHAR);

-- one row per accepted value that came with its proof: number or name of the paper, the day a milestone was done
CREATE TABLE evidence (return_id VARCHAR, row_number BIGINT, column_name VARCHAR, indicator_id VARCHAR, region_code VARCHAR, period_end DATE, document VARCHAR, done_on DATE);

-- one row per role given to a person or taken away (role empty); the newest of a name counts
CREATE TABLE role_grants (grant_id BIGINT, name VARCHAR, role VARCHAR, region_code VARCHAR, granted_at TIMESTAMP, granted_by VARCHAR, reason VARCHAR);

-- one row per line of the audit trail: digest is the sha256 of the line with the digest of the line before
CREATE TABLE audit (line BIGINT, recorded_at TIMESTAMP, actor VARCHAR, action VARCHAR, subject VARCHAR, details VARCHAR, version BIGINT, previous VARCHAR, digest VARCHAR);

-- one row per rectification notice (督办) ever proposed, with the figure and the basis as they were then; never updated
CREATE TABLE notices (notice_id VARCHAR, issuer_code VARCHAR, issuer_zh VARCHAR, issuer_en VARCHAR, as_of VARCHAR, asked_end DATE, known_at TIMESTAMP, data_version BIGINT, version_at TIMESTAMP, recorded_at TIMESTAMP, actor VARCHAR, suggested_colour VARCHAR, suggested_deadline DATE, target_id VARCHAR, indicator_id VARCHAR, region_code VARCHAR, region_zh VARCHAR, region_en VARCHAR, period VARCHAR, period_end DATE, value DOUBLE, numerator DOUBLE, denominator DOUBLE, unit VARCHAR, source VARCHAR, reported_units BIGINT, expected_units BIGINT, comparator VARCHAR, target_value DOUBLE, upper DOUBLE, tolerance DOUBLE, attainment DOUBLE, gap DOUBLE, expected_value DOUBLE, pace DOUBLE, status VARCHAR, reason VARCHAR, method VARCHAR, due_date DATE, due_basis VARCHAR, applies_to VARCHAR, theme VARCHAR, document_id VARCHAR, target_class VARCHAR, demonstration BOOLEAN, indicator_zh VARCHAR, indicator_en VARCHAR, short_zh VARCHAR, short_en VARCHAR, indicator_unit VARCHAR, clause VARCHAR, quote VARCHAR, lead_departments VARCHAR, document_number VARCHAR, document_zh VARCHAR, document_en VARCHAR, own BOOLEAN, streak BIGINT, statuses VARCHAR, periods VARCHAR);

-- one row per step in the life of a notice; the latest step decides its state
CREATE TABLE notice_events (notice_id VARCHAR, step BIGINT, state VARCHAR, happened_on DATE, recorded_at TIMESTAMP, actor VARCHAR, comment VARCHAR, colour VARCHAR, deadline DATE, "year" BIGINT, serial BIGINT, reply VARCHAR, document VARCHAR, document_date DATE, link VARCHAR);

-- registry table: the score sheet of the annual assessment (年度考核)
CREATE TABLE score_rules (change_id BIGINT, rule VARCHAR, part VARCHAR, theme VARCHAR, target_id VARCHAR, subject VARCHAR, way VARCHAR, points DOUBLE, floor DOUBLE, cap DOUBLE, standing VARCHAR, note_zh VARCHAR, note_en VARCHAR);

-- one row per document of a bulletin ever made: what it was asked for, out of which data version, digests of the file and of its figures; never updated
CREATE TABLE documents_made (number BIGINT, made_at TIMESTAMP, made_by VARCHAR, region_code VARCHAR, period VARCHAR, known_at TIMESTAMP, data_version BIGINT, language VARCHAR, form VARCHAR, document_id VARCHAR, target_ids VARCHAR, file_name VARCHAR, sha256 VARCHAR, figures_sha256 VARCHAR, template_name VARCHAR, template_sha256 VARCHAR, again_of BIGINT);

-- one row per indicator_id x region_code x period_end with any approved value: the one that holds now; `revisions` counts the approved values
-- of the key. Worked out of the facts and kept in the same transaction as they are, near to each other by period. When it was received
-- stands with its return alone: here it took an eighth of the file
CREATE TABLE current_values (indicator_id VARCHAR, region_code VARCHAR, period VARCHAR, period_end DATE, value DOUBLE, numerator DOUBLE, denominator DOUBLE, return_id VARCHAR, demonstration BOOLEAN, revisions BIGINT);
