import Kernel
import Storage

/// Which actions somebody may see, as a condition on the table `action`.
///
/// The conditions are plain alternatives on columns of the index by due date, so that a page is
/// found by walking that index and not by collecting all that is asked of somebody first.
public enum ActionScope {
  /// Nil for those who read the whole plan; for others, what agreed plans ask of them, of a post
  /// they hold, or of their agency: what a draft holds is asked of nobody yet.
  public static func condition(for user: User, owners: [Owner]) -> SQL? {
    user.may(.readPlan)
      ? nil : "\(agreed(in: user.authority)) AND (\(own(user, owners: owners)))"
  }

  /// The actions of plans that are agreed and not closed.
  static func agreed(in authority: AuthorityID) -> SQL {
    """
    action.plan_id IN (
      SELECT id FROM plan WHERE authority_id = \(authority) AND state = \(Plan.State.agreed))
    """
  }

  /// What is asked of somebody, of a post they hold, or of their agency.
  static func own(_ user: User, owners: [Owner]) -> SQL {
    var alternatives: [SQL] = owners.map {
      "action.owner_kind = \($0.kind) AND action.owner_id = \($0.idText)"
    }
    // An agency's lead answers for all that it leads or helps with; others for what is theirs.
    if let body = user.body, user.answersForBody {
      alternatives.append(condition(askedOf: body, in: user.authority))
    }
    return alternatives.isEmpty ? "1 = 0" : alternatives.joined(separator: " OR ")
  }

  /// The actions that a body leads or helps with.
  static func condition(askedOf body: Body.ID, in authority: AuthorityID) -> SQL {
    """
    action.lead_body_id = \(body) OR action.id IN (
      SELECT action_id FROM action_partner
      WHERE authority_id = \(authority) AND body_id = \(body))
    """
  }
}
