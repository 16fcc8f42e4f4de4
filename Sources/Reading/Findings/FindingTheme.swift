/// The vocabulary that findings and recommendations are sorted by; the raw values are its codes in
/// the records.
public enum FindingTheme: String, CaseIterable, Sendable {
  case earlyHelp = "early-help"
  case frontDoor = "front-door"
  case assessment
  case plans
  case visits
  case conferences
  case childrenInCare = "children-in-care"
  case careLeavers = "care-leavers"
  case permanence
  case exploitation
  case domesticAbuse = "domestic-abuse"
  case disabledChildren = "disabled-children"
  case communities
  case voice
  case supervision
  case workforce
  case leadership
  case partnership
  case qualityAssurance = "quality-assurance"
  case records
  case other
}
