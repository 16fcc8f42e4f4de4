import Storage

/// What a person does in the protection of children; it decides, with their relationship to a
/// record, what they see.
///
/// The catalogue of domain §14, with three that daily work needs besides: the director who signs
/// off, the lead of a partner agency who answers for what is asked of it, and the administrator who
/// keeps accounts and settings and sees no child's record.
public enum Role: String, CaseIterable, Sendable, Codable, SQLConvertible {
  case referrer
  case mashOfficer
  case socialWorker
  case teamManager
  case independentReviewingOfficer
  case earlyHelpLeadProfessional
  case boardManager
  case improvementOfficer
  case scrutinyOfficer
  case councillor
  case inspector
  case youngPerson
  case parent
  case informationOfficer
  case director
  case partnerLead
  case administrator
  /// Anybody, without signing in.
  case `public`

  /// The role as people call it.
  public var title: String {
    switch self {
    case .referrer: "Referrer"
    case .mashOfficer: "MASH officer"
    case .socialWorker: "Social worker"
    case .teamManager: "Team manager"
    case .independentReviewingOfficer: "Independent reviewing officer"
    case .earlyHelpLeadProfessional: "Early help lead professional"
    case .boardManager: "Board manager"
    case .improvementOfficer: "Improvement officer"
    case .scrutinyOfficer: "Scrutiny officer"
    case .councillor: "Councillor"
    case .inspector: "Inspector"
    case .youngPerson: "Young person"
    case .parent: "Parent"
    case .informationOfficer: "Information officer"
    case .director: "Director of children’s services"
    case .partnerLead: "Partner agency lead"
    case .administrator: "Administrator"
    case .public: "Public"
    }
  }
}
