import Kernel
import Storage

/// A council's own plan that somebody brings in from a file, from the upload until it is recorded,
/// and until that is taken back.
public struct PlanImport: Record, Hashable {
  public static let table: SQLName = "plan_import"

  public enum State: String, CaseIterable, Sendable, SQLConvertible {
    case toMap = "to_map"
    case toRecord = "to_record"
    case recorded
    case undone
    case discarded
  }

  public let authority: AuthorityID
  public let id: Storage.ID<PlanImport>
  public var version = 0
  public var state: State
  public let fileName: String
  /// Of the file, so that the same one is known when it comes again.
  public let sha256: String
  public let document: Storage.ID<Document>
  public let uploadedBy: String
  public let uploadedAt: Instant
  /// Which column was taken for what, a ``ColumnMapping`` as JSON.
  var mapping: String
  /// What was decided about what the file says, ``ImportChoices`` as JSON.
  var choices: String
  /// The plan it went into; before that, the one it was started from.
  public var plan: Plan.ID?
  /// How many actions it made.
  public var actions: Int
  /// What it made besides actions, ``ImportMade`` as JSON; empty until it is recorded.
  var made: String
  public var closedBy: String
  public var closedAt: Instant?
  /// What was left when it was undone, and why, in sentences.
  public var left: String

  init(
    authority: AuthorityID, id: Storage.ID<PlanImport> = Storage.ID(), document: Document,
    plan: Plan.ID?, mapping: String, choices: String, by name: String, at instant: Instant
  ) {
    self.authority = authority
    self.id = id
    state = .toMap
    fileName = document.name
    sha256 = document.sha256
    self.document = document.id
    uploadedBy = name
    uploadedAt = instant
    self.mapping = mapping
    self.choices = choices
    self.plan = plan
    actions = 0
    made = ""
    closedBy = ""
    left = ""
  }

  public init(row: Row) throws {
    authority = try row["authority_id"]
    id = try row["id"]
    version = try row["version"]
    state = try row["state"]
    fileName = try row["file_name"]
    sha256 = try row["sha256"]
    document = try row["document_id"]
    uploadedBy = try row["uploaded_by"]
    uploadedAt = try row["uploaded_at"]
    mapping = try row["mapping"]
    choices = try row["choices"]
    plan = try row["plan_id"]
    actions = try row["actions"]
    made = try row["made"]
    closedBy = try row["closed_by"]
    closedAt = try row["closed_at"]
    left = try row["left_over"]
  }

  public var fields: Fields {
    [
      "state": state, "file_name": fileName, "sha256": sha256, "document_id": document,
      "uploaded_by": uploadedBy, "uploaded_at": uploadedAt, "mapping": mapping,
      "choices": choices, "plan_id": plan, "actions": actions, "made": made,
      "closed_by": closedBy, "closed_at": closedAt, "left_over": left,
    ]
  }
}

extension PlanImport.State {
  public var title: String {
    switch self {
    case .toMap: "Columns to be confirmed"
    case .toRecord: "To be checked and recorded"
    case .recorded: "Recorded"
    case .undone: "Taken back"
    case .discarded: "Discarded"
    }
  }

  /// Whether anything about it can still be decided.
  var isOpen: Bool { self == .toMap || self == .toRecord }
}

/// What an import made besides actions, so that it can be taken back.
struct ImportMade: Codable, Hashable {
  var plan: String?
  /// The outcomes it put into the plan, with the versions they had then.
  var outcomes: [String: Int] = [:]
  var recommendations: [String] = []
  var bodies: [String] = []
  /// The actions that it brought up to date; nil in what was recorded before it did.
  var updates: [ImportUpdate]?
}

/// Where an action came from: the file, the sheet and the row, and all that stood there.
public struct ActionOrigin: Record, Hashable {
  public static let table: SQLName = "action_origin"

  public let authority: AuthorityID
  public let id: Storage.ID<ActionOrigin>
  public var version = 0
  public let action: Action.ID
  let planImport: PlanImport.ID
  /// "“Improvement plan”, row 7".
  public let place: String
  /// The council's own heading over the row: its recommendation, theme or section.
  public let heading: String
  /// Every cell of the row as the file has it, as JSON.
  var words: String
  /// The version of the action when it was recorded, and what was made with it: by these one sees
  /// whether anybody has touched it since.
  let recordedVersion: Int
  let made: String

  init(
    authority: AuthorityID, action: Action, planImport: PlanImport.ID, place: String,
    heading: String, words: String, made: [String]
  ) {
    self.authority = authority
    id = Storage.ID()
    self.action = action.id
    self.planImport = planImport
    self.place = place
    self.heading = heading
    self.words = words
    recordedVersion = action.version
    self.made = made.sorted().joined(separator: " ")
  }

  public init(row: Row) throws {
    authority = try row["authority_id"]
    id = try row["id"]
    version = try row["version"]
    action = try row["action_id"]
    planImport = try row["import_id"]
    place = try row["place"]
    heading = try row["heading"]
    words = try row["words"]
    recordedVersion = try row["recorded_version"]
    made = try row["made"]
  }

  public var fields: Fields {
    [
      "action_id": action, "import_id": planImport, "place": place, "heading": heading,
      "words": words, "recorded_version": recordedVersion, "made": made,
    ]
  }
}
