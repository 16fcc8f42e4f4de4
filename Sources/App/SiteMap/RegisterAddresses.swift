import Storage

/// Addresses of the slice Registers.
extension Address {
  public static let registers = Address("registers")
  public static let registerSettings = Address("settings", "registers")

  // Policies, and what the public sees of them.
  public static let policies = Address("registers", "policies")
  public static let newPolicy = Address("registers", "policies", "new")
  public static let policiesOnTime = Address("registers", "policies", "on-time")
  public static func policy<T>(_ id: ID<T>) -> Address {
    Address("registers", "policies", id.text)
  }
  /// One step with it: `edit`, `revise`, `end`.
  public static func policy<T>(_ id: ID<T>, _ step: String) -> Address {
    Address("registers", "policies", id.text, step)
  }
  public static func publishPolicyRevision<T>(_ id: ID<T>) -> Address {
    Address("registers", "policy-revisions", id.text, "publish")
  }
  public static let releasedPolicies = Address("policies", "released")
  /// The policies published in a month, written "2026-05".
  public static func policiesReleased(in month: String) -> Address {
    Address("policies", "released", month)
  }
  public static func policyDocument<T>(ofRevision id: ID<T>) -> Address {
    Address("policies", "revisions", id.text, "document")
  }

  // Learning events, with what came of them.
  public static let events = Address("registers", "events")
  public static let newEvent = Address("registers", "events", "new")
  public static func event<T>(_ id: ID<T>) -> Address { Address("registers", "events", id.text) }
  /// One step with it: `edit`, `attendance`, `challenges`, `case-studies`.
  public static func event<T>(_ id: ID<T>, _ step: String) -> Address {
    Address("registers", "events", id.text, step)
  }
  public static func newChallenge<T>(atEvent id: ID<T>) -> Address {
    Address("registers", "events", id.text, "challenges", "new")
  }
  public static func newCaseStudy<T>(ofEvent id: ID<T>) -> Address {
    Address("registers", "events", id.text, "case-studies", "new")
  }
  public static let eventChallenges = Address("registers", "challenges")
  /// Puts right what was written down of one; not of one in the log of challenges.
  public static func eventChallenge<T>(_ id: ID<T>) -> Address {
    Address("registers", "challenges", id.text)
  }
  public static let caseStudies = Address("registers", "case-studies")
  public static func caseStudy<T>(_ id: ID<T>) -> Address {
    Address("registers", "case-studies", id.text)
  }
  /// One step with it: `edit`, `confirm`, `share`, `withdraw`.
  public static func caseStudy<T>(_ id: ID<T>, _ step: String) -> Address {
    Address("registers", "case-studies", id.text, step)
  }
  public static let priorities = Address("registers", "priorities")
  public static let newPriority = Address("registers", "priorities", "new")
  public static func priority<T>(_ id: ID<T>) -> Address {
    Address("registers", "priorities", id.text)
  }

  public static let peerSupport = Address("registers", "peer-support")
  public static let newPeerActivity = Address("registers", "peer-support", "new")
  public static func peerActivity<T>(_ id: ID<T>) -> Address {
    Address("registers", "peer-support", id.text)
  }
  public static func editPeerActivity<T>(_ id: ID<T>) -> Address {
    Address("registers", "peer-support", id.text, "edit")
  }

  // Statements while they are written, and as the public reads them.
  public static let statementRegister = Address("registers", "statements")
  public static let newStatement = Address("registers", "statements", "new")
  public static func statementRecord<T>(_ id: ID<T>) -> Address {
    Address("registers", "statements", id.text)
  }
  /// One step with it: `edit`, `languages`, `approve`, `publish`, `withdraw`.
  public static func statementRecord<T>(_ id: ID<T>, _ step: String) -> Address {
    Address("registers", "statements", id.text, step)
  }
  public static func newLanguage<T>(ofStatement id: ID<T>) -> Address {
    Address("registers", "statements", id.text, "languages", "new")
  }
  public static func words<T>(ofStatement id: ID<T>, in language: String) -> Address {
    Address("registers", "statements", id.text, "words", language)
  }
  public static func dropLanguage<T>(_ language: String, ofStatement id: ID<T>) -> Address {
    Address("registers", "statements", id.text, "languages", language, "remove")
  }
  public static let statements = Address("statements")
  public static func statement<T>(_ id: ID<T>) -> Address { Address("statements", id.text) }
  public static func statement<T>(_ id: ID<T>, in language: String) -> Address {
    Address("statements", id.text, language)
  }

  public static let leaders = Address("registers", "leaders")
  public static let chooseLeaders = Address("registers", "leaders", "choose")
  public static func leaders<T>(inPost id: ID<T>) -> Address {
    Address("registers", "leaders", id.text)
  }

  public static let readiness = Address("registers", "readiness")
  public static let newReadinessQuestion = Address("registers", "readiness", "new")
  public static func readinessQuestion<T>(_ id: ID<T>) -> Address {
    Address("registers", "readiness", id.text)
  }
  public static func editReadinessQuestion<T>(_ id: ID<T>) -> Address {
    Address("registers", "readiness", id.text, "edit")
  }
  public static func readiness<T, U>(ofBody body: ID<U>, in id: ID<T>) -> Address {
    Address("registers", "readiness", id.text, "bodies", body.text)
  }

  // Awareness campaigns, and the schools that they are to reach.
  public static let campaigns = Address("registers", "campaigns")
  public static let newCampaign = Address("registers", "campaigns", "new")
  public static func campaign<T>(_ id: ID<T>) -> Address {
    Address("registers", "campaigns", id.text)
  }
  /// One step with it: `edit`, `material`, `receipts`.
  public static func campaign<T>(_ id: ID<T>, _ step: String) -> Address {
    Address("registers", "campaigns", id.text, step)
  }
  public static func receipt<T, U>(ofSchool school: ID<U>, in id: ID<T>) -> Address {
    Address("registers", "campaigns", id.text, "schools", school.text)
  }
  public static let schools = Address("registers", "schools")
  public static let newSchool = Address("registers", "schools", "new")
  public static let severalSchools = Address("registers", "schools", "several")
  public static func school<T>(_ id: ID<T>) -> Address { Address("registers", "schools", id.text) }
  public static func editSchool<T>(_ id: ID<T>) -> Address {
    Address("registers", "schools", id.text, "edit")
  }
}
