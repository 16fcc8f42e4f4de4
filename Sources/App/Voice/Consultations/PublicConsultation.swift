import Civil
import ImprovementPlan
import Kernel
import Storage

/// What the public is told of a consultation: plain values that can be frozen, without any person.
public struct PublicConsultation: Codable, Hashable, Sendable {
  /// "You said, we did": only what was answered.
  public struct Answered: Codable, Hashable, Sendable {
    public let said: String
    public let answer: String
    public let response: String
    public let toldOn: CivilDate?
  }

  public let id: String
  public let title: String
  public let question: String
  public let method: String
  public let audience: String
  /// By their names, with their ages.
  public let groups: [String]
  /// The post or body that holds it.
  public let holder: String?
  public let plannedOn: CivilDate?
  public let heldOn: CivilDate?
  /// "12 took part"; small numbers are not told, nil while nobody has counted.
  public let tookPart: String?
  public let heard: String
  public let tellBackBy: CivilDate?
  public let answers: [Answered]
}

extension Transaction {
  /// What the public is told of the consultations about a plan, by their day; those that were
  /// called off are left out.
  public func publicConsultations(
    ofPlan plan: Plan.ID, in authority: AuthorityID, on day: CivilDate
  ) throws -> [PublicConsultation] {
    let files = try consultationFiles(ofPlan: plan, in: authority).filter(\.consultation.stands)
    let names = try ownerNames(
      of: files.compactMap(\.consultation.holder), in: authority, on: day)
    return files.map { PublicConsultation($0, names) }
  }
}

extension PublicConsultation {
  init(_ file: ConsultationFile, _ names: [Owner: OwnerName]) {
    let one = file.consultation
    self.init(
      id: one.id.text, title: one.title, question: one.question, method: one.method,
      audience: one.audience, groups: file.groups.map(\.words),
      holder: one.holder.flatMap { names[$0]?.name }, plannedOn: one.plannedOn,
      heldOn: one.heldOn, tookPart: one.tookPart.map(Self.words), heard: one.heard,
      tellBackBy: one.tellBackBy,
      answers: file.answers.compactMap { said in
        said.answer.map {
          Answered(
            said: said.said, answer: $0.title, response: said.response, toldOn: said.toldOn)
        }
      })
  }

  /// One to five are not told apart in public (domain, section 12).
  static func words(_ number: Int) -> String {
    (1...5).contains(number)
      ? "Fewer than six took part" : "\(number) took part"
  }
}
