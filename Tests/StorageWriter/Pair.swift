import Storage

/// One half of a pair.
struct Debit: Record {
  static let table: SQLName = "debit"

  let authority: AuthorityID
  let id: Storage.ID<Debit>
  var version = 0
  let number: Int

  var fields: Fields { ["number": number] }

  init(number: Int) { (authority, id, self.number) = (.test, Storage.ID(), number) }

  init(row: Row) throws {
    (authority, id) = (try row["authority_id"], try row["id"])
    (version, number) = (try row["version"], try row["number"])
  }
}

/// The other half.
struct Credit: Record {
  static let table: SQLName = "credit"

  let authority: AuthorityID
  let id: Storage.ID<Credit>
  var version = 0
  let number: Int

  var fields: Fields { ["number": number] }

  init(number: Int) { (authority, id, self.number) = (.test, Storage.ID(), number) }

  init(row: Row) throws {
    (authority, id) = (try row["authority_id"], try row["id"])
    (version, number) = (try row["version"], try row["number"])
  }
}

/// How many pairs there are: changed by each write.
struct Balance: Record {
  static let table: SQLName = "balance"

  let authority: AuthorityID
  let id: Storage.ID<Balance>
  var version = 0
  var pairs = 0

  var fields: Fields { ["pairs": pairs] }

  init() { (authority, id) = (.test, Storage.ID()) }

  init(row: Row) throws {
    (authority, id) = (try row["authority_id"], try row["id"])
    (version, pairs) = (try row["version"], try row["pairs"])
  }
}

extension AuthorityID {
  static let test = AuthorityID("E06000999")
}

extension Migration {
  static let pairs = Migration(
    name: "pairs.1",
    statements: (["debit", "credit"] as [SQLName]).map { table in
      """
      CREATE TABLE \(table) (
        authority_id text NOT NULL, id text NOT NULL, version bigint NOT NULL,
        number bigint NOT NULL UNIQUE, PRIMARY KEY (authority_id, id))
      """
    } + [
      """
      CREATE TABLE balance (
        authority_id text NOT NULL, id text NOT NULL, version bigint NOT NULL,
        pairs bigint NOT NULL, PRIMARY KEY (authority_id, id))
      """
    ])
}
