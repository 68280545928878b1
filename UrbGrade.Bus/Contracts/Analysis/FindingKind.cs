namespace UrbGrade.Bus.Contracts.Analysis;

/// <summary>What was found. Numbers are stored: they never change.</summary>
public enum FindingKind
{
    /// <summary>Hours far above or below what the hour of the week and the weather explain.</summary>
    UnusualHours = 1,

    /// <summary>The use of whole days moved to another level.</summary>
    DailyLevel = 2,

    /// <summary>The course of a day is unlike all that the meter usually has.</summary>
    UnusualShape = 3,

    /// <summary>What is used when nobody is there rose or fell.</summary>
    BaseLoad = 4,

    /// <summary>Water flows every night.</summary>
    WaterLeak = 5,

    /// <summary>District heating goes back hotter than it should.</summary>
    HeatReturn = 6,

    /// <summary>Lamps burn by day.</summary>
    DayBurning = 10,

    /// <summary>Lamps switch earlier or later than they used to, against the sun.</summary>
    ClockDrift = 11,

    /// <summary>Part of the lamps of a cabinet went out.</summary>
    LampsOut = 12,

    /// <summary>A cabinet draws power while it should be off.</summary>
    OffPower = 13,

    /// <summary>Voltage outside of its range for hours.</summary>
    Voltage = 14,

    /// <summary>Power factor too low for hours.</summary>
    PowerFactor = 15,

    /// <summary>A night used much more or less than nights of that length do.</summary>
    NightEnergy = 16,

    /// <summary>Too few readings of a night to judge it.</summary>
    Availability = 17,

    /// <summary>Lamps were dark at night.</summary>
    Outage = 18,

    /// <summary>A cabinet's load jumped up, such as by a spike or by lamps that were added.</summary>
    PowerShift = 19,

    /// <summary>Readings stopped: of one meter, or of all that share a way.</summary>
    Silence = 20,

    /// <summary>A meter tells the same value again and again.</summary>
    Frozen = 21,

    /// <summary>Two meters of a site each tell what the other one used to tell.</summary>
    Swapped = 22,
}
