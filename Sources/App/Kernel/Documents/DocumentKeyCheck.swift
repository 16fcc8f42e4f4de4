import Storage

extension Documents {
  /// Makes sure, at start, that the key is the one the stored documents were encrypted with. The
  /// first start notes a value from which the key cannot be had.
  ///
  /// - Throws: ``DocumentKeyFault``, one sentence, when it is another.
  public func checkKey(in store: Store) async throws {
    let ours = masterKey.checkValue
    let stored = try await store.write(as: .system, because: "key check") { db in
      try db.execute(
        """
        INSERT INTO document_key_check (name, value) VALUES ('documents', \(ours))
        ON CONFLICT (name) DO NOTHING
        """)
      return try db.value(
        String.self, "SELECT value FROM document_key_check WHERE name = 'documents'")
    }
    guard stored == ours else {
      throw DocumentKeyFault(
        "the key for documents is not the one this database was made with; start with the key in "
          + "\(DocumentKey.variable), or in the file, that was used before")
    }
  }
}
