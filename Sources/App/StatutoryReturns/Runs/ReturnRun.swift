import Kernel
import Returns
import Storage

/// One check of a statutory return. What was found is in an encrypted document; here are its
/// totals.
struct ReturnRun: Record, Hashable {
  static let table: SQLName = "return_run"

  enum State: String, CaseIterable, Sendable, SQLConvertible {
    case checking, done, failed

    var title: String {
      switch self {
      case .checking: "Being checked"
      case .done: "Checked"
      case .failed: "Broken off"
      }
    }
  }

  let authority: AuthorityID
  let id: Storage.ID<ReturnRun>
  var version: Int
  /// Which return; see ``StatutoryReturn``.
  let code: String
  /// Whose rules it was checked by.
  let year: CollectionYear
  /// The collection that the file itself names.
  let statedYear: CollectionYear?
  let fileName: String
  /// In bytes.
  let fileSize: Int
  var state: State
  let account: String
  let startedBy: String
  let startedAt: Instant
  /// Reading and checking.
  var milliseconds = 0
  var children = 0
  var childrenWithIssues = 0
  var rules = 0
  var errors = 0
  var queries = 0
  var warnings = 0
  /// The check before, of the same return and year.
  var compared: Storage.ID<ReturnRun>?
  var fixed = 0
  var appeared = 0
  /// Still there with the same value.
  var remained = 0
  /// Still there with another wrong value.
  var changed = 0
  /// Gone and not known to be put right: with children who are not in the file any more, or who
  /// have no number to be told by.
  var departed = 0
  /// What was found.
  var result: Storage.ID<Document>?
  /// The return itself, when it was asked to be kept.
  var file: Storage.ID<Document>?

  init(
    of code: String, _ opened: OpenedReturn, year: CollectionYear, named name: String, size: Int,
    authority: AuthorityID, by author: Author, at instant: Instant
  ) {
    self.authority = authority
    id = ID(at: instant)
    version = 0
    self.code = code
    self.year = year
    statedYear = opened.statedYear
    fileName = name
    fileSize = size
    state = .checking
    account = author.id
    startedBy = author.name
    startedAt = instant
  }

  init(row: Row) throws {
    authority = try row["authority_id"]
    id = try row["id"]
    version = try row["version"]
    code = try row["return_code"]
    year = CollectionYear(ending: try row["year_ending"])
    statedYear = try (row["stated_year"] as Int?).map(CollectionYear.init)
    fileName = try row["file_name"]
    fileSize = try row["file_size"]
    state = try row["state"]
    account = try row["account_id"]
    startedBy = try row["started_by"]
    startedAt = try row["started_at"]
    milliseconds = try row["took_milliseconds"]
    children = try row["children"]
    childrenWithIssues = try row["children_with_issues"]
    rules = try row["rules"]
    errors = try row["errors"]
    queries = try row["queries"]
    warnings = try row["warnings"]
    compared = try row["compared_id"]
    fixed = try row["fixed"]
    appeared = try row["appeared"]
    remained = try row["remained"]
    changed = try row["changed"]
    departed = try row["departed"]
    result = try row["result_id"]
    file = try row["file_id"]
  }

  var fields: Fields {
    [
      "return_code": code, "year_ending": year.ending, "stated_year": statedYear?.ending,
      "file_name": fileName, "file_size": fileSize, "state": state, "account_id": account,
      "started_by": startedBy, "started_at": startedAt, "took_milliseconds": milliseconds,
      "children": children, "children_with_issues": childrenWithIssues, "rules": rules,
      "errors": errors, "queries": queries, "warnings": warnings, "compared_id": compared,
      "fixed": fixed, "appeared": appeared, "remained": remained, "changed": changed,
      "departed": departed, "result_id": result,
      "file_id": file,
    ]
  }
}

extension ReturnRun {
  var kind: StatutoryReturn? { StatutoryReturn.named(code) }

  /// "Children in need census 2025–26".
  var title: String { "\(kind?.title ?? code) \(year.inWords)" }

  var author: Author { Author(id: account, name: startedBy) }
}

extension CollectionYear {
  /// "2025–26", with the dash that print uses.
  var inWords: String { description.replacing("-", with: "–") }
}
