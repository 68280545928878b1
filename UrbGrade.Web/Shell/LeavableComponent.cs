using Microsoft.AspNetCore.Components;

namespace UrbGrade.Web.Shell;

/// <summary>A component that stops what it reads when its reader leaves.</summary>
public abstract class LeavableComponent : ComponentBase, IDisposable
{
    private readonly CancellationTokenSource leaving = new();

    protected LeavableComponent() => Leaving = leaving.Token;

    /// <summary>Cancelled when the component goes.</summary>
    protected CancellationToken Leaving { get; }

    public void Dispose()
    {
        Dispose(disposing: true);
        GC.SuppressFinalize(this);
    }

    protected virtual void Dispose(bool disposing)
    {
        if (disposing)
        {
            leaving.Cancel();
            leaving.Dispose();
        }
    }
}
