// The signals by kind of evidence, in the order of the engine's catalogue (a test compares them). Those against a resemblance are not here: they
// cannot be switched off.

export const signalsByKind: readonly { kind: string; signals: readonly string[] }[] = [
  { kind: 'G1', signals: ['first_post_lag', 'rename', 'language_pivot', 'view_collapse'] },
  { kind: 'G2', signals: ['creation_cohort', 'name_template'] },
  { kind: 'G3', signals: ['copied_text', 'mutated_suffix', 'nonce_tail', 'shared_link', 'template_leak'] },
  { kind: 'G4', signals: ['known_phrase', 'published_text', 'calque', 'missing_space'] },
  { kind: 'G5', signals: ['office_shift', 'weekend_silence'] },
  { kind: 'G6', signals: ['reply_burst', 'same_minute', 'shared_reposts'] },
  { kind: 'G7', signals: ['respawned_name', 'look_alike_name', 'mixed_script_name', 'claim_mismatch'] },
  { kind: 'G8', signals: ['vanished_posts', 'upload_rate', 'camouflage'] },
];
