import Kernel
import SiteMap
import Storage

/// What partners asked back, and what they were answered, in words.
extension PlanChanges {
  /// That an action is not theirs, or what they were told.
  func tell(_ question: PartnerQuestion) -> Told? {
    guard let name = actionName(question.action) else { return nil }
    let who = partnerName(question.body)
    let words =
      question.answer.map { "was told “\($0.title)”: \(Self.inBrief(question.answerText))" }
      ?? "says that this is not its own: “\(Self.inBrief(question.reason))”"
    return (.partner, "\(name): \(who) \(words)", name, address(of: question.action))
  }

  /// What a partner that helps was answered, or that its word was read.
  func tell(_ answer: PartnerWordAnswer) -> Told? {
    guard let word = answeredWords[answer.word], let name = actionName(word.action) else {
      return nil
    }
    let words =
      answer.text.isEmpty
      ? "has said something, and it was read." : "was answered: \(Self.inBrief(answer.text))"
    return (
      .partner, "\(name): \(partnerName(word.body)) \(words)", name, address(of: word.action)
    )
  }

  private func partnerName(_ body: Body.ID) -> String {
    bodies[body] ?? "a body that is not on record any more"
  }

  private func address(of action: Action.ID) -> Address {
    Address.action(action).at("partners")
  }

  private static func inBrief(_ text: String) -> String { text.onOneLine.shortened(to: 300) }
}
