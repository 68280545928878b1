namespace UrbGrade.Modules.Quantification.Handlers;

/// <summary>Lets one run in; who comes meanwhile is served by that run, which goes round once more.</summary>
internal sealed class RunGate
{
    private readonly Lock _lock = new();
    private bool _running;
    private bool _again;

    /// <summary>Whether somebody came while the run was under way.</summary>
    public bool IsWanted
    {
        get
        {
            lock (_lock)
            {
                return _again;
            }
        }
    }

    /// <summary>False when a run is under way; it is then told to look again.</summary>
    public bool Enter()
    {
        lock (_lock)
        {
            _again = _running;
            return !_running && (_running = true);
        }
    }

    /// <summary>Ends the run, unless somebody came meanwhile: then it must look again.</summary>
    public bool Leave()
    {
        lock (_lock)
        {
            _running = _again;
            _again = false;
            return !_running;
        }
    }

    /// <summary>Ends a run that failed or ran out of time.</summary>
    public void Abandon()
    {
        lock (_lock)
        {
            _running = _again = false;
        }
    }
}
