using Rebus.Handlers;
using UrbGrade.Bus.Contracts.Core;
using UrbGrade.Bus.Delivery;
using UrbGrade.Modules.Core.Trust;

namespace UrbGrade.Modules.Core.Handlers;

/// <summary>Tells of certificates that end and of revocation lists that are not renewed, each notice once.</summary>
internal sealed class WarnOfExpiry(ExpiryNotices notices, ListNotices lists, IWorkContext work) : IHandleMessages<CertificatesDue>
{
    public async Task Handle(CertificatesDue message)
    {
        var due = await notices.Due(work.Cancellation);
        var dueLists = await lists.Due(work.Cancellation);
        work.OnCommit(session =>
        {
            foreach (var notice in due)
            {
                notices.Give(session, notice);
            }

            foreach (var list in dueLists)
            {
                lists.Give(session, list);
            }
        });
    }
}
