"""The corridor: joins the workshops; the same services for screens, command line and documents."""
