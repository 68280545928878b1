using Rebus.Handlers;
using UrbGrade.Bus.Contracts.Core;
using UrbGrade.Bus.Delivery;
using UrbGrade.Modules.Core.Trust;

namespace UrbGrade.Modules.Core.Handlers;

/// <summary>Tells of certificates that end, each notice once.</summary>
internal sealed class WarnOfExpiry(ExpiryNotices notices, IWorkContext work) : IHandleMessages<CertificatesDue>
{
    public async Task Handle(CertificatesDue message)
    {
        var due = await notices.Due(work.Cancellation);
        work.OnCommit(session =>
        {
            foreach (var notice in due)
            {
                notices.Give(session, notice);
            }
        });
    }
}
