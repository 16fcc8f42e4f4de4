/// What sort of inspection paper it is. The raw values are those of `read --format jsonl`.
public enum ReportKind: String, CaseIterable, Sendable {
  /// Inspection of local authority children's services, 2018 on.
  case ilacs
  /// Focused visit under ILACS: a letter without grades.
  case ilacsFocusedVisit = "ilacs-focused-visit"
  /// Monitoring visit to an authority judged inadequate: a letter without grades.
  case monitoringVisit = "monitoring-visit"
  /// Inspection of services for children in need of help and protection, children looked after and
  /// care leavers (single inspection framework), 2013 to 2018.
  case sif
  /// Inspection of looked after children services, 2013.
  case lac
  /// Inspection of local authority arrangements for the protection of children, 2012–13.
  case cp
  /// Review of a Local Safeguarding Children Board by itself.
  case lscbReview = "lscb-review"
  /// Joint targeted area inspection: a letter without grades.
  case jtai
  /// Progress in safeguarding after a joint area review, 2009.
  case jar
  /// Area special educational needs inspection: recognised and left.
  case areaSEND = "area-send"
  /// A summary for children and young people as a paper of its own.
  case childrenSummary = "children-summary"

  /// The framework's code in the records.
  public var framework: Framework {
    switch self {
    case .ilacs, .ilacsFocusedVisit, .monitoringVisit: .ilacs
    case .sif: .sif
    case .lac: .lac
    case .cp, .childrenSummary: .prot2012
    case .lscbReview: .lscb
    case .jtai: .jtai
    case .jar: .jar
    case .areaSEND: .areaSEND
    }
  }

  /// Whether reports of this kind give grades.
  public var isGraded: Bool {
    switch self {
    case .ilacs, .sif, .lac, .cp, .lscbReview: true
    case .ilacsFocusedVisit, .monitoringVisit, .jtai, .jar, .areaSEND, .childrenSummary: false
    }
  }

  /// Why nothing read from papers of this kind is certain; nil where published ones checked the
  /// rules.
  public var uncheckedReason: String? {
    switch self {
    case .cp: "Reports of this kind are read by rules that no published report has yet checked."
    case .ilacsFocusedVisit, .monitoringVisit:
      "Letters of this kind are read by rules that no published letter has yet checked."
    case .ilacs, .sif, .lac, .lscbReview, .jtai, .jar, .areaSEND, .childrenSummary: nil
    }
  }

  /// What the kind is called in a sentence.
  public var name: String {
    switch self {
    case .ilacs: "inspection of local authority children’s services (ILACS)"
    case .ilacsFocusedVisit: "focused visit letter (ILACS)"
    case .monitoringVisit: "monitoring visit letter"
    case .sif: "inspection under the single inspection framework (SIF)"
    case .lac: "inspection of looked after children services (2013)"
    case .cp: "inspection of arrangements for the protection of children (2012–13)"
    case .lscbReview: "review of a Local Safeguarding Children Board"
    case .jtai: "joint targeted area inspection letter"
    case .jar: "inspection of progress after a joint area review (2009)"
    case .areaSEND: "area special educational needs inspection"
    case .childrenSummary: "summary for children and young people"
    }
  }
}

extension ReportKind {
  /// The name with its article, inside a sentence: "an inspection of …", "a review of …".
  public var nameWithArticle: String {
    name.first.map { "aeiou".contains($0) } == true ? "an \(name)" : "a \(name)"
  }
}

/// An inspection framework, as the corpus and the records name it.
public enum Framework: String, CaseIterable, Sendable {
  case ilacs = "ILACS"
  case sif = "SIF"
  case lac = "LAC"
  case prot2012 = "PROT2012"
  case lscb = "LSCB"
  case jtai = "JTAI"
  case jar = "JAR"
  case areaSEND = "AREA-SEND"

  /// The grades the framework knows; a scale belongs to its framework and is never mapped on
  /// another (domain, section 1).
  public var scale: [Grade] {
    switch self {
    case .ilacs, .sif, .lscb: [.outstanding, .good, .requiresImprovement, .inadequate]
    case .lac, .prot2012: [.outstanding, .good, .adequate, .inadequate]
    case .jtai, .jar, .areaSEND: []
    }
  }
}
