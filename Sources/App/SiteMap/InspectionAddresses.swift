import Storage

/// Addresses of the slice Inspections.
extension Address {
  public static let inspections = Address("inspections")
  public static let newInspection = Address("inspections", "new")
  public static func inspection<T>(_ id: ID<T>) -> Address { Address("inspections", id.text) }
  public static func editInspection<T>(_ id: ID<T>) -> Address {
    Address("inspections", id.text, "edit")
  }
  public static func judgements<T>(of id: ID<T>) -> Address {
    Address("inspections", id.text, "judgements")
  }
  public static func correctPublicationDate<T>(of id: ID<T>) -> Address {
    Address("inspections", id.text, "publication-date")
  }
  public static func publishInspection<T>(_ id: ID<T>) -> Address {
    Address("inspections", id.text, "publish")
  }
  public static func withdrawInspection<T>(_ id: ID<T>) -> Address {
    Address("inspections", id.text, "withdraw")
  }
  public static let timeline = Address("inspections", "timeline")

  // Documents of an inspection, and those that belong to none yet.
  public static let reportDocuments = Address("report-documents")
  public static let newReportDocument = Address("report-documents", "new")
  public static func reportDocument<T>(_ id: ID<T>) -> Address {
    Address("report-documents", id.text)
  }
  public static func linkReportDocument<T>(_ id: ID<T>) -> Address {
    Address("report-documents", id.text, "link")
  }
  public static func publishReportDocument<T>(_ id: ID<T>) -> Address {
    Address("report-documents", id.text, "publish")
  }

  public static let frameworks = Address("frameworks")
  public static func framework(_ code: String) -> Address { Address("frameworks", code) }

  public static let findings = Address("findings")
  public static let findingsToReview = Address("findings", "reminders")
  public static func finding<T>(_ id: ID<T>) -> Address { Address("findings", id.text) }
  public static func editFinding<T>(_ id: ID<T>) -> Address {
    Address("findings", id.text, "edit")
  }
  public static func lookAgain<T>(atFinding id: ID<T>) -> Address {
    Address("findings", id.text, "look-again")
  }
  public static func newFinding<T>(inInspection id: ID<T>) -> Address {
    Address("inspections", id.text, "findings", "new")
  }
  public static func findings<T>(ofInspection id: ID<T>) -> Address {
    Address("inspections", id.text, "findings")
  }

  public static let recommendations = Address("recommendations")
  public static func recommendation<T>(_ id: ID<T>) -> Address {
    Address("recommendations", id.text)
  }
  public static func editRecommendation<T>(_ id: ID<T>) -> Address {
    Address("recommendations", id.text, "edit")
  }
  public static func newRecommendation<T>(inInspection id: ID<T>) -> Address {
    Address("inspections", id.text, "recommendations", "new")
  }
  public static func recommendations<T>(ofInspection id: ID<T>) -> Address {
    Address("inspections", id.text, "recommendations")
  }

  public static let register = Address("register")
  public static let newRegisterLine = Address("register", "new")
  public static func registerLine<T>(_ id: ID<T>) -> Address { Address("register", id.text) }
  public static func editRegisterLine<T>(_ id: ID<T>) -> Address {
    Address("register", id.text, "edit")
  }
  public static let registerJudgements = Address("register", "judgements")
  public static let registerMap = Address("register", "map")
  public static let registerCouncils = Address("register", "councils")
  public static let newRegisterCouncil = Address("register", "councils", "new")
  /// A council in the register, by its code, or by its name where it is in no list.
  public static func registerCouncil(_ slug: String) -> Address {
    Address("register", "councils", slug)
  }
  public static func editRegisterCouncil(_ code: String) -> Address {
    Address("register", "councils", code, "edit")
  }
  /// A council beside its statistical neighbours.
  public static func neighbours(ofCouncil code: String) -> Address {
    Address("register", "councils", code, "neighbours")
  }
  public static let neighbourLists = Address("register", "neighbours")
  public static let importNeighbours = Address("register", "neighbours", "import")
  public static let previewNeighbours = Address("register", "neighbours", "preview")

  public static let imports = Address("imports")
  public static let newImport = Address("imports", "new")
  public static func importBatch<T>(_ id: ID<T>) -> Address { Address("imports", id.text) }
  /// More files for a batch.
  public static func importFiles<T>(_ id: ID<T>) -> Address {
    Address("imports", id.text, "files")
  }
  /// Reads the files again that failed by a fault of ours.
  public static func retryImport<T>(_ id: ID<T>) -> Address {
    Address("imports", id.text, "again")
  }

  public static let papers = Address("papers")
  public static let uploadPaper = Address("papers", "upload")
  public static func paper<T>(_ id: ID<T>) -> Address { Address("papers", id.text) }
  public static func discardPaper<T>(_ id: ID<T>) -> Address {
    Address("papers", id.text, "discard")
  }
  public static func fileAwayPaper<T>(_ id: ID<T>) -> Address {
    Address("papers", id.text, "file-away")
  }
  public static func takeOutPaper<T>(_ id: ID<T>) -> Address {
    Address("papers", id.text, "take-out")
  }
  /// The findings of an accepted paper that nobody has taken or put aside yet.
  public static func findingsOfPaper<T>(_ id: ID<T>) -> Address {
    Address("papers", id.text, "findings")
  }
  /// The review of only what was not read with certainty.
  public static func doubtsOfPaper<T>(_ id: ID<T>) -> Address {
    Address("papers", id.text, "doubts")
  }
  public static func paperFile<T>(_ id: ID<T>) -> Address { Address("papers", id.text, "file") }
  /// The picture of a page.
  public static func paperPage<T>(_ id: ID<T>, _ page: Int) -> Address {
    Address("papers", id.text, "pages", "\(page).png")
  }
  /// The page with what was found on it.
  public static func paperView<T>(_ id: ID<T>, _ page: Int) -> Address {
    Address("papers", id.text, "view", "\(page)")
  }
}
