import Storage

extension WriteTransaction {
  /// Notes where a form led, whether or not it was taken with its work.
  public func note(
    _ form: FormKey, ledTo location: String, in authority: AuthorityID
  ) throws {
    try execute(
      """
      INSERT INTO form_submission (authority_id, token_hash, created_at, location)
      VALUES (\(authority), \(form.hash), \(at), \(location))
      ON CONFLICT (authority_id, token_hash) DO UPDATE SET location = excluded.location
      """)
  }
}
