/// The words by which inspectors' sentences are told to praise or to fault. Inflections of a word
/// count as the word. Weights are in cues: one plain word of praise or blame weighs 1.
enum PolarityCue: Sendable {
  case praise(Double)
  case blame(Double)
  /// Names what practice is about and what is good where it is there: faint praise, and never
  /// enough for certainty ("oversight", "progress").
  case topic
  /// Turns the praise or blame right after it round; the weight counts where nothing follows.
  case negation(Double)
  /// Demands what is not done yet; where it is not told of an occasion, it is no praise.
  case demand
  /// Names what makes practice hard or what a figure is, and faults it only with other words.
  case burden
  /// Says what is missing, unless it is told of people and their needs: "needs to".
  case need
  /// What follows is meant to be and is not yet: "plans to".
  case wish
  /// Is good to do to what is bad ("reducing delay"). A negation before it holds by itself, and
  /// turns no blame that follows into praise ("not tackling gaps").
  case remedy
  /// Is as good to do, and leaves what is bad as bad as it was: "identifying gaps".
  case notice
  /// Says that the fault before it is no more: "has been resolved".
  case remedied
  /// What follows is conceded until the next comma: "although", "despite".
  case concession
  /// What follows counts more than what came before: "but", "however".
  case turn
  case tooEarly
  case goodPractice
  /// Read over: the words of it say nothing here ("children in need", "not only").
  case nothing

  static let table = PhraseTable(
    list(.praise(1.2), highPraise) + list(.praise(1), praise) + list(.praise(0.5), mildPraise)
      + list(.topic, topics) + list(.burden, burdens)
      + list(.blame(1.3), strongBlame) + list(.blame(1), blame) + list(.blame(0.5), mildBlame)
      + list(.negation(1.3), strongNegations)
      + list(.negation(0.7), negations) + list(.negation(0), bareNegations)
      + list(.need, needs) + list(.wish, wishes) + list(.demand, demands) + list(.remedy, remedies)
      + list(.notice, notices) + list(.remedied, remediedPhrases) + list(.concession, concessions)
      + list(.turn, turns)
      + list(.tooEarly, tooEarlyPhrases)
      + list(.goodPractice, goodPracticePhrases) + list(.nothing, nothingPhrases))

  private static func list(
    _ cue: PolarityCue, _ text: String
  ) -> [(phrase: String, meaning: PolarityCue)] {
    phrases(text).map { ($0, cue) }
  }

  private static let highPraise = """
    excellent, high quality, high standard, very good, very well, extremely well, impressive,
    highly effective, very effective, highest calibre, highest standard, highest quality,
    is outstanding, are outstanding, remains outstanding, been outstanding, judged good or better,
    judged to be good or better, judged good or outstanding, judged to be good or outstanding,
    real strength, key strength, significant strength, strong, benefit from, well understood,
    listened to, making a difference, make a difference, make a real difference,
    making a significant difference, making a positive difference, significantly improved,
    significant improvement, much improved, considerable improvement, tenacious,
    unanimously positive, good or better, swift, child centred, well embedded
    """

  private static let praise = """
    good, well, effective, timely, robust, thorough, comprehensive, skilled, skilful, sensitive,
    prompt, commit, committed, positive, creative, ambitious, proud, responsive, proactive,
    rigorous, meaningful, purposeful, persistent, determined, trusting, trusted, valued, warm,
    enthusiastic, knowledgeable, successful, success, carefully, insightful, proportionate,
    aspirational, diligent, nurturing, confident, strength, improved, improving, praise, stable,
    quickly, quick, clear, promptly, swiftly, without delay, benefit, supportive, passionate,
    thoughtful, compassionate, flourish, thrive, thriving, celebrate, visible, sharp focus,
    strong focus, clear focus, relentless, enhanced, strengthened, stronger, reassuring,
    collaborative, cohesive, tailored, well matched, settled, progress well, good progress,
    have made progress, sound, appropriately, credible, vigilant, adept, clearly, better,
    better quality, better placed, constructive challenge, effective challenge, rigorous challenge,
    robust challenge, appropriate challenge, imaginative, respectful, empathic, reduced risk,
    risks reduce, sustained, greatly, rich, vibrant, valuable, dedicated, minimum of delay,
    as soon as possible, improved outcomes, better outcomes, better than
    """

  private static let mildPraise = """
    appropriate, regular, detailed, suitable, consistently, established, embedded, secure, helpful,
    accurate, alert, focused, extensive, wide range, full range, highly experienced,
    experienced and, prioritise, accessible, reflective, closely, smoothly, manageable, satisfied,
    actively, kept safe, closely monitored, meet their needs, met their needs, needs are met,
    meets the needs, not wait, not have to wait, not left waiting, not kept waiting,
    never left waiting
    """

  private static let topics = """
    ensure, enable, understand, encourage, promote, recognise, informed, considered, aware,
    able to, access to, learn from, respond, help, know, progress, achieve, stability, oversight,
    improvement, safer, protected, relationships, supported, tracked, ready, to improve,
    to strengthen, to enhance, to sustain, to benefit, to clear, to be clear, exceeds,
    above the national average
    """

  private static let strongBlame = """
    inadequate, unacceptable, fail, failure, failing, failings, serious weakness,
    significant weakness, at risk of harm for too long, left in, left at risk, too long, too many,
    too often, too few, too slow, too late, too little, too narrow, too variable, too much,
    too high, too low, too busy, too early an age, little evidence, limited evidence, no evidence,
    missed opportunity, missed opportunities, opportunities are missed, opportunities were missed,
    opportunities have been missed, requires improvement, require improvement, need improvement,
    needs improvement, need to improve, needs to improve, needing improvement, needed to improve,
    further work, more work is needed, more work to do, more work is required, more to do,
    much to do, more needs to be done, more could be done, could do more, could be improved,
    could be better, further improvement is, room for improvement, areas for improvement,
    area for improvement, area for development, areas for development, negative impact,
    negatively impact, adversely affect, adversely impact, drift and delay, over optimistic,
    over optimism, yet to, underdeveloped, prevented from, wait longer, waits longer, much longer,
    waiting too long, not challenge, not challenging, not sufficiently challenge, could be further,
    could be more, could be stronger, could be strengthened, could be clearer, could be quicker,
    could have been better, could have been stronger, would have been to, would have been better,
    blanket policy, blanket approach, limited success
    """

  private static let blame = """
    weak, weakness, poor, poorly, inconsistent, inconsistency, inconsistently, variable,
    variability, quality varies, varies too, delay, drift, shortfall, gap, limited, unclear,
    ineffective, hamper, hinder, undermine, compromise, superficial, absent, slow, deteriorate,
    decline, backlog, unallocated, high caseloads, high turnover, instability, shortage, overdue,
    out of date, outdated, incomplete, inaccurate, disjointed, fragmented, reluctant, dissatisfied,
    unaware, breach, unmet, unsuitable, mixed, frustrated, frustrating, overly, are lost, is lost,
    been lost, were lost, deficit, deficiency, deficient, inequity, inequality, lengthy, prolonged,
    patchy, uneven, ad hoc, isolated examples, unrealistic, vague, too generic, is generic,
    are generic, repetitive, overlooked, difficult, difficulty, difficulties, inappropriate,
    inappropriately, unnecessary, unnecessarily, ill prepared, ill equipped, ill informed,
    underuse, underutilised, worse, worsened, worsening, low level of, reactive, disruptive,
    been disrupted, was disrupted, were disrupted, is disrupted, are disrupted, hard to follow,
    struggle, problematic, not met, remain a challenge, is a challenge, has been a challenge,
    significant challenge, significant challenges, curtailed, dilutes, diminishes,
    serious concerns about, dip, neglectful, confused, confusing, confusion, doubt,
    imperative that, this poses a risk, earlier opportunities, cause for concern,
    causes for concern, way to go, not the case, broken down, well below, below comparable,
    not comply, not compliant, legacy issues, legacy of, affecting the ability,
    affects the ability, reduces opportunities, reduces the opportunity, is needed to,
    are needed to, as a barrier, a barrier to, is a barrier, are a barrier, are barriers,
    barriers remain, frequent changes of, frequent changes in, several changes of, often repeated,
    need for clearer, need for a clearer, need for better, need for stronger, need for greater,
    need for more, need for a more, need for improved, only one of the, only some, only a few,
    only half, fewer than half, dissatisfaction
    """

  private static let mildBlame = """
    some delay, costly, weaker, stretched, on occasion, in some cases, in a small number,
    for some children, for a few children, a few children, a minority, acknowledge the need to,
    acknowledge the need for, identified the need to, identified the need for, under pressure
    """

  private static let burdens = """
    remain, a small number, pressure, barrier, vacancies, vacancy, turnover, late,
    changes of social worker, wait, waiting, still, unregistered, below the national average
    """

  /// What is said to be missing or partial: blame, and what follows is no praise.
  private static let strongNegations = """
    not always, not consistently, not good enough, not sufficiently, not sufficient, not enough,
    not yet, not routinely, not systematically, not fully, not quickly enough, not as, not well,
    insufficient, insufficiently, lack, lacks, lacking, lack of, absence of, less, rarely, seldom,
    not effective, not effectively, not robust, not clear, not timely, never, not all, not every
    """

  /// "The plan does not say …": blame by itself.
  private static let negations = """
    not, dont, doesnt, didnt, isnt, arent, cannot, without, unable, no clear, little, few, nor,
    neither, no current, no overarching, no consistent, no effective
    """

  private static let bareNegations = "no"

  private static let concessions = "although, though, even though, while, whilst, despite, whereas"

  private static let turns = "but, nevertheless, nonetheless, yet, however"

  private static let demands = """
    need to take urgent action, need to take immediate action, must take urgent action,
    must take immediate action, should take urgent action, should take immediate action,
    need to act urgently, must act urgently, need to urgently, must urgently
    """

  private static let needs = """
    need to, needs to, needed to, needs further, need further, needs strengthening,
    need strengthening, require improved, requires improved, require better, requires better,
    require more, requires more, require further, requires further, need improved, need better,
    need greater, require strengthening, requires strengthening, is a need to, was a need to,
    must continue, must ensure, must now, should
    """

  private static let wishes = """
    plans to, plan to, planning to, intend to, intended to, expected to, aims to, aim to, will,
    due to be, is planned, are planned, the need to, the need for, is required, are required,
    was required, were required, required to
    """

  private static let remedies = """
    avoid, minimise, disrupt, address, recover from, recovery of, drive down, tackle, resolve,
    overcome, eliminate, prevent, reduce, remedy, rectify, mitigate, reduction in, fall in,
    decrease in, manage, progress in, deal with, clear the
    """

  private static let notices = "identify, notice, detect, highlight, escalate"

  private static let remediedPhrases = """
    been resolved, been addressed, been rectified, been overcome, been remedied, been tackled,
    been eliminated, been dealt with, reduced to, now resolved, are addressed, is addressed,
    are tackled, is tackled, are resolved, are overcome
    """

  private static let tooEarlyPhrases = """
    too early to, too soon to, too early for, too soon for, yet to have an impact,
    yet to have a demonstrable impact, yet to show impact, yet to demonstrate impact,
    yet to be evaluated, yet to be tested, not yet had time to, has not had time to,
    have not had time to, not yet possible to, impact is not yet known, impact is not yet evident,
    impact is not yet clear, impact cannot yet, impact of this is not yet, not yet been evaluated,
    not yet been tested, not been in place long enough, not yet had an impact, not yet had impact,
    not yet having an impact, early to judge, early to assess, early to see, early to evaluate
    """

  private static let goodPracticePhrases = """
    good practice example, example of good practice, examples of good practice,
    area of good practice, areas of good practice, excellent practice, exemplary, exceptional,
    outstanding practice, outstanding example, sector leading, nationally recognised,
    national recognition, innovative, best practice example, example of best practice,
    exceptionally, award winning, model of good practice, beacon, outstanding work,
    highly innovative
    """

  private static let nothingPhrases = """
    children in need, child in need, in need of help, those in need, need of protection, not only,
    no longer, whether or not, not possible, not safe to, not in education, cannot live,
    cannot remain, cannot safely, cannot return, unable to live, unable to remain,
    unable to return, not able to live, poor mental health, poor attendance, emotional well being,
    wellbeing, well being, as well as, as well, at risk, at the time of the inspection,
    little ones, progress of children, help and protection, need help and protection,
    helped and protected, good local authority, not in employment, not in school, not brought,
    domestic abuse, neglect, low income, serious case review, serious case reviews,
    learning difficulties, learning difficulty, limited company, not limited to, known to,
    complex needs, additional needs, their needs, specific needs, individual needs,
    educational needs, care needs, support needs, identified needs, emotional needs,
    childrens needs, any delay, any drift, any gap, any barrier, any difficulty, any difficulties,
    any weakness, any shortfall, last inspection, previous inspection, a few weeks, health needs,
    clear up, looked after well, strengths and difficulties, signs of safety, strengths and areas,
    strengths and weaknesses, early help, good level of development, who are not, who do not,
    who did not, who have not, who is not, who were not, if they are not, not deter,
    where failings, when they are not, where this is not, when this is not, those not,
    time limited, supported this, no children, no child, no concerns, less likely, less risk,
    few weeks, a few, no delay, without delay, no harm, risk of harm, lost contact, not known,
    less than, good gcse, good gcses, judged to be good, judged good, judged as good,
    judged to be outstanding, judged adequate, judged to be adequate, judged inadequate,
    judged to be inadequate, judged as inadequate, judged to be requires improvement,
    judged as requires improvement, judged requires improvement, judged to require improvement,
    judged to be requires improvement to be good, judged as requires improvement to be good,
    judged requires improvement to be good, judged to require improvement to be good
    """
}
