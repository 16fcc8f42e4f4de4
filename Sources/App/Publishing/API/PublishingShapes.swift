import API
import ImprovementPlan
import Kernel
import SiteMap
import Storage

/// What editions look like to a program.
enum PublishingShapes {
  static let edition = Shape<PlanEdition>(
    "Edition", "A public edition of a plan, for those who prepare and approve it.",
    [
      .id("id", "The edition.") { $0.id }, .number("version", "Counts its changes.") { $0.version },
      .id("plan", "The plan.") { $0.plan }, .number("number", "From 1, by plan.") { $0.number },
      .text("label", "What it is called.") { $0.label },
      .word("state", "How it stands.") { $0.state },
      .text("summary", "The plan in a few plain sentences.") { $0.summary },
      .text("childSummary", "How the version for children begins.") { $0.childSummary },
      .text("preparedBy", "Who began it.") { $0.preparedBy },
      .text("sha256", "Of what was frozen; null while it is prepared.") { $0.sha256 },
      .day("frozenOn", "When it was put forward.") { $0.frozenOn },
      .text("approvedBy", "Who approved it.") { $0.approvedBy },
      .text("approvedAs", "In which office.") { $0.approvedAs },
      .text("approvedBecause", "Why it was published in spite of warnings.") { $0.approvedBecause },
      .text("returnedBecause", "Why it was sent back.") { $0.returnedBecause },
      .day("publishedOn", "When it was published.") { $0.publishedOn },
      .day("withdrawnOn", "When it was withdrawn.") { $0.withdrawnOn },
      .text("withdrawnBy", "By whom.") { $0.withdrawnBy },
      .text("withdrawnBecause", "Why.") { $0.withdrawnBecause },
    ])

  /// What everybody may know of it: offices and no names, and of what was withdrawn only why.
  static let published = Shape<PlanEdition>(
    "PublishedEdition", "An edition of a plan that is or was public.",
    [
      .id("id", "The edition.") { $0.id }, .id("plan", "The plan.") { $0.plan },
      .number("number", "From 1, by plan.") { $0.number },
      .text("label", "What it is called.") { $0.label },
      .text("summary", "The plan in a few plain sentences; null once it was withdrawn.") {
        $0.state == .published ? $0.summary : nil
      },
      .text("sha256", "Of all that it shows; null once it was withdrawn.") {
        $0.state == .published ? $0.sha256 : nil
      },
      .day("publishedOn", "When it was published.") { $0.publishedOn },
      .text("approvedAs", "The office that approved it.") { $0.approvedAs },
      .day("withdrawnOn", "When it was withdrawn; null while it is public.") { $0.withdrawnOn },
      .text("withdrawnBecause", "Why.") { $0.withdrawnBecause },
    ])

  static let words = Shape<EditionWords>(
    "EditionWords", "What an edition tells children of one recommendation.",
    [
      .id("id", "The words.") { $0.id }, .number("version", "Counts their changes.") { $0.version },
      .id("edition", "The edition.") { $0.edition },
      .id("outcome", "The recommendation in its plan.") { $0.outcome },
      .text("asked", "What inspectors said.") { $0.asked },
      .text("promised", "What adults promise.") { $0.promised },
      .text("because", "Why nothing is answered or done yet.") { $0.because },
    ])

  static let actionWords = Shape<EditionAction>(
    "EditionActionWords", "What an edition says of an action in place of its own words.",
    [
      .id("id", "The words.") { $0.id }, .number("version", "Counts their changes.") { $0.version },
      .id("edition", "The edition.") { $0.edition }, .id("action", "The action.") { $0.action },
      .text("words", "The words.") { $0.words },
    ])

  static let conditions = Shape<EditionConditions>(
    "EditionConditions", "What has to hold before an edition is published.",
    [
      .id("edition", "The edition.") { $0.edition.id },
      .flag("passes", "Whether nothing forbids it; warnings do not.") { $0.check.passes },
      .flag("hasWarnings", "Whether approving it needs a reason.") { $0.check.hasWarnings },
      .many("conditions", "In the order in which one would see to them.", condition) { one in
        PublicationCondition.allCases.map {
          Condition(condition: $0, gaps: one.check.gaps(of: $0))
        }
      },
    ])

  private struct Condition: Sendable {
    let condition: PublicationCondition
    let gaps: [PublicationGap]
  }

  private static let condition = Shape<Condition>(
    "EditionCondition", "One condition of publication.",
    [
      .word("condition", "Which one.") { $0.condition },
      .text("title", "What has to hold.") { $0.condition.title },
      .flag("isMet", "Whether it does.") { $0.gaps.isEmpty },
      .flag("isWarning", "Whether it may be approved all the same, with a reason.") {
        $0.condition.isWarning
      },
      .many("gaps", "What is missing.", gap) { $0.gaps },
    ])

  private static let gap = Shape<PublicationGap>(
    "EditionGap", "Something that is missing.",
    [
      .text("words", "What, in words.") { $0.words },
      .text("page", "Where it is mended.") { $0.address.description },
    ])

  static let limits = Shape<PublicationLimits>(
    "PublishingSettings", "What the council has set for its public plans.",
    [
      .number("version", "Counts their changes.") { $0.version },
      .number("summaryGrade", "The highest reading grade of a summary, set with the registers.") {
        $0.summaryGrade
      },
      .number("childGrade", "The highest reading grade of the version for children.") {
        $0.childGrade
      },
    ])
}
