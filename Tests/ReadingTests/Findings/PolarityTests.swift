import Testing

@testable import Reading

@Suite struct PolarityTests {
  static let strengths = [
    "Social workers know their children well.",
    "Assessments are timely and plans are clear.",
    "Although caseloads are high, visits are regular, purposeful and child centred.",
    "Help is swift and without delay.",
    "There is no delay in finding homes, and carers are skilled.",
    "Managers are ambitious for children in need.",
  ]
  static let needs = [
    "Plans are not always clear about what must change.",
    "Social workers do not yet record why a child was not seen alone.",
    "While some plans are good, too many children wait too long for a conference.",
    "Further work is needed to ensure that assessments are timely, thorough and clear.",
    "Supervision is inconsistent.",
    "However, return interviews are rarely timely.",
    "Managers recognise this, but caseloads remain too high to support effective practice.",
    "There is insufficient understanding of neglect.",
  ]
  static let early = [
    "It is too early to judge whether the new service helps.",
    "The strategy is strong, but it is too soon to see its impact.",
  ]
  static let neutral = [
    "The service was set up in April.", "There are 400 children in the area.",
    "The board met in May and in June.",
    "Over three years, 26% gained five good GCSEs.",
    "Agency workers are now less than half of what they were in May.",
  ]

  static let denied = [
    "Managers are not being vigilant in moving plans on, or in giving strong oversight.",
    "Later-life letters are not all appropriately child centred or clear.",
    "Robust challenge of good practice and improved outcomes is insufficient.",
    "Leaders have not yet succeeded in ensuring that help makes a difference.",
    "The board has not ensured that good training is embedded and that learning is effective.",
    "The board does not sufficiently understand the quality of help and how effective it is.",
    "Learning from reviews is not sufficiently robust, rigorous or timely.",
    "Audit is not identifying gaps in support.",
    "Not all children in long-term homes benefit from supportive and skilled life-story work.",
    "As a result, children do not benefit from stable, trusting relationships.",
    "This means that plans are not timely, and do not ensure that progress is good.",
    "The partnership does not have a clear and robust plan that promotes effective help.",
    "Carers cannot be confident that good support is available promptly.",
    "Supervision is regular and well recorded, but it does not provide effective challenge.",
    "Good work by the police is not well supported by effective systems.",
    "Managers are still not effectively tackling drift.",
  ]
  static let notDenied = [
    "No children were left unseen, and visits are purposeful.",
    "Visits are not only regular but also purposeful and well recorded.",
    "Children are seen without delay by skilled workers.",
    "Families do not wait for help, and support is effective.",
    "Where children are not making good progress, managers are vigilant and swift to act.",
    "Children who are not receiving a suitable education are well supported.",
    "Managers ensure that children are not left waiting and that help is timely.",
    "Plans are clear, and there are no gaps in support.",
    "Although not all plans are timely, most are thorough, clear and child centred.",
    "Services were not good at the last inspection, but they are now strong and effective.",
    "Strong tracking ensures that help is not delayed.",
    "Leaders are ambitious and do not accept poor practice.",
    "Skilled workers do not give up on young people, and earn their trust.",
    "The hub is quick, clear and helpful, and does not lose sight of families.",
    "Effective managers do not let plans drift.",
    "The need for homes is not unmet, and carers are skilled and valued.",
  ]

  @Test(arguments: denied)
  func `What is denied is no strength, however much praise the denial names`(_ text: String) {
    let reading = SentencePolarity.read(text)
    #expect(reading.polarity == .needsImproving, "\(reading)")
  }

  @Test(arguments: notDenied)
  func `A negation of the bad, or of the occasion only, leaves praise as it is`(_ text: String) {
    let reading = SentencePolarity.read(text)
    #expect(reading.polarity == .strength, "\(reading)")
  }

  static let demanded = [
    "Leaders of the partnership need to take urgent action to ensure that help is swift.",
    "Police need to take urgent action so that children are well protected and plans are clear.",
    "Committed partners must take immediate action to make effective, timely and clear plans.",
    "The health trust needs to act urgently to secure good and effective support.",
  ]
  static let told = [
    "When workers need to take urgent action, they are swift, skilled and effective.",
    "Managers take urgent action promptly, and children are safer.",
    "Skilled duty workers know when they need to take urgent action.",
    "Urgent action is taken swiftly and well.",
  ]

  static let overcome = [
    "To avoid unnecessary delay, workers visit early and plan well.",
    "Parents are helped to recover from fragmented relationships, and carers are skilled.",
    "Leaders are tackling drift and delay.",
    "Strong oversight has led to a reduction in the high turnover of workers.",
    "Gaps in the recording of visits have been resolved, and files are clear.",
    "When difficulties are complex, workers are swift.",
    "Social workers are skilled when families are confused.",
    "Workers are minimising delay for children, who benefit from it.",
    "The council has made good progress in managing the backlog of visits.",
    "When workers find that home is not always best, contact is promoted well.",
    "Gaps are addressed effectively.",
    "The notes of visits show rich and skilled work.",
    "If a home is graded as inadequate, managers are swift to act.",
    "Skilled workers are good at understanding adverse experiences and varied hobbies.",
    "The team has a positive impact on children who pose a risk to others.",
    "Managers explore the reasons for any delay, and challenge rigorously.",
    "This enables children with complex needs to thrive and gives swift help.",
  ]
  static let stillThere = [
    "Leaders are not tackling drift and delay.",
    "An audit identified weaknesses in the recording of visits.",
    "Gaps in the recording of visits have not been resolved.",
    "Over-optimism has led to plans that ended before change was achieved and sustained.",
    "There are still some children aged 16 who do not receive a timely response.",
    "Action to tackle this has been too slow and ineffective.",
    "Results are better in some schools than in others, where outcomes are poor and weak.",
    "Progress in securing good and timely help is slow.",
    "The impact of skilled managers in securing good plans has been limited.",
    "Leaders acknowledge that plans are not timely, thorough or clear.",
    "The board needs to be more ambitious and to give effective challenge.",
    "There is a need to strengthen the oversight of assessments and ensure good plans.",
    "Managers should ensure effective, timely and thorough help.",
    "The council must continue to drive good plans and ensure that timely help is effective.",
    "It is imperative that good help be sustained.",
  ]

  @Test(arguments: [
    "Supervisors do not challenge poor planning well.",
    "Only one of the four teams is ensuring good plans.",
    "Fewer than half of children have a timely health assessment.",
    "Care leavers spoke of their dissatisfaction with good intentions.",
    "The rule, a blanket policy, is to close cases early, rather than to decide collaboratively.",
    "Help is often repeated when its limited success is clearly apparent.",
    "Frequent changes of social worker affect how well children can build trusting relationships.",
    "The length of the form is a barrier to meaningful and timely support.",
    "There is a need for a clearer focus on good outcomes.",
    "Oversight could be further strengthened and improved.",
    "Good practice would have been to tell parents earlier.",
  ])
  func `A fault in plain words is no strength for the praise beside it`(_ text: String) {
    let reading = SentencePolarity.read(text)
    #expect(reading.polarity != .strength && reading.faulted >= 0.9, "\(reading)")
  }

  @Test(arguments: overcome)
  func `A fault that is overcome, or only the occasion, is no fault`(_ text: String) {
    let reading = SentencePolarity.read(text)
    #expect(reading.polarity == .strength, "\(reading)")
  }

  @Test(arguments: stillThere)
  func `A fault that is noticed, named of its subject or meant to be mended is one`(_ text: String)
  {
    let reading = SentencePolarity.read(text)
    #expect(reading.polarity == .needsImproving, "\(reading)")
  }

  @Test(arguments: [
    "The skills they need to be successful are taught well.",
    "Young people get the help care leavers need to thrive, and advisers are skilled.",
  ])
  func `What people need is no demand on anybody`(_ text: String) {
    let reading = SentencePolarity.read(text)
    #expect(reading.polarity == .strength, "\(reading)")
  }

  @Test(arguments: demanded)
  func `Urgent action that is demanded is no strength`(_ text: String) {
    let reading = SentencePolarity.read(text)
    #expect(reading.polarity == .needsImproving, "\(reading)")
  }

  @Test(arguments: told)
  func `Urgent action that is taken is a strength`(_ text: String) {
    let reading = SentencePolarity.read(text)
    #expect(reading.polarity == .strength, "\(reading)")
  }

  @Test(arguments: strengths)
  func `Praise is a strength`(_ text: String) {
    let reading = SentencePolarity.read(text)
    #expect(reading.polarity == .strength, "\(reading)")
  }

  @Test(arguments: needs)
  func `Fault needs improving, whatever praise stands beside it`(_ text: String) {
    let reading = SentencePolarity.read(text)
    #expect(reading.polarity == .needsImproving, "\(reading)")
  }

  @Test(arguments: early)
  func `Too early to judge is what it says`(_ text: String) {
    #expect(SentencePolarity.read(text).polarity == .tooEarlyToJudge)
  }

  @Test(arguments: neutral)
  func `A bare fact points neither way`(_ text: String) {
    let reading = SentencePolarity.read(text)
    #expect(reading.polarity == .neutral, "\(reading)")
  }

  @Test func `Good practice is named where inspectors name it, and not where they deny it`() {
    #expect(SentencePolarity.read("Work with Roma families is exceptional.").isGoodPractice)
    #expect(!SentencePolarity.read("This is not exceptional.").isGoodPractice)
    #expect(!SentencePolarity.read("Work with families is good.").isGoodPractice)
  }

  @Test func `The reading quotes the words that made it`() {
    let reading = SentencePolarity.read("Assessments are timely but plans are not always clear.")
    #expect(reading.because.contains("“timely”"))
    #expect(reading.because.contains("“not always clear”"))
  }
}
