namespace UrbGrade.Modules.Quantification.Handlers;

/// <summary>Lets one run in; who comes meanwhile is served by that run, which goes round once more.</summary>
internal sealed class RunGate
{
    private readonly Lock gate = new();
    private bool running;
    private bool again;
    private int callers;

    /// <summary>Whether somebody came while the run was under way.</summary>
    public bool IsWanted
    {
        get
        {
            lock (gate)
            {
                return again;
            }
        }
    }

    /// <summary>How many have come so far.</summary>
    public int Callers
    {
        get
        {
            lock (gate)
            {
                return callers;
            }
        }
    }

    /// <summary>False when a run is under way; it is then told to look again.</summary>
    public bool Enter()
    {
        lock (gate)
        {
            callers++;
            again = running;
            return !running && (running = true);
        }
    }

    /// <summary>Whoever came so far is served by what is read from now on.</summary>
    public void Look()
    {
        lock (gate)
        {
            again = false;
        }
    }

    /// <summary>Ends the run, unless somebody came meanwhile: then it must look again.</summary>
    public bool Leave()
    {
        lock (gate)
        {
            running = again;
            again = false;
            return !running;
        }
    }

    /// <summary>Ends a run that failed or ran out of time.</summary>
    public void Abandon()
    {
        lock (gate)
        {
            running = again = false;
        }
    }
}
