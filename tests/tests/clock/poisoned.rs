//! One case that cannot be done, among others that can.

use onedoor_domain::guarantee::{Clock, GuaranteeStage};
use onedoor_testkit::on_both;

use crate::desk::{cafe, of_case, offered, open, promise, recorded, tamper, work_at};

on_both!(
    fn a_ledger_that_cannot_be_read_keeps_no_other_case_waiting(app: &TestApp) {
        let cases = [(); 3].map(|()| open(app, &cafe()));
        let [before, poisoned, after] = cases;
        let whole = of_case(app, poisoned);
        tamper(
            app,
            &format!("update event set payload = '{{}}' where seq = 3 and {whole}"),
        );
        // Both its promises and its offers are due: neither may be looked at for ever.
        work_at(app, "2026-03-04T16:00");
        for case in [before, after] {
            let state = promise(app, case, Clock::FirstHumanContact).state;
            assert_eq!(state, GuaranteeStage::Missed);
            assert!(offered(app, case).iter().all(|part| part.offers == 2));
        }
        let state = promise(app, poisoned, Clock::FirstHumanContact).state;
        assert_eq!(state, GuaranteeStage::Running);
        let ready = app.anonymous().get("/health/ready").expect(200);
        assert_eq!(ready["clock_work"]["behind_seconds"], 0);
        // It is tried again.
        work_at(app, "2026-03-04T16:09");
        assert_eq!(app.work(), 0);
        work_at(app, "2026-03-04T16:10");
        let state = promise(app, poisoned, Clock::FirstHumanContact).state;
        assert_eq!(state, GuaranteeStage::Running);
    }
);

on_both!(
    fn a_projection_that_is_due_without_its_ledger_is_mended_and_does_not_spin(app: &TestApp) {
        let case = open(app, &cafe());
        let given = promise(app, case, Clock::FirstHumanContact);
        let whole = of_case(app, case);
        tamper(
            app,
            &format!("update guarantee set next_at = start_at where {whole} and state = 'running'"),
        );
        app.work();
        assert_eq!(recorded(app, case).len(), 0);
        let mended = promise(app, case, Clock::FirstHumanContact);
        assert_eq!(mended.next_at, given.next_at);
    }
);
