# What every screen says above while the disk takes nothing in.
disk-disk-full = The disk is full: figures can be read, nothing can be saved for now. Saving failed at { $moment } and left nothing behind. Ask an administrator to free some space; this notice goes once something is saved again.
disk-store-read-only = The database can be read only: figures can be read, nothing can be saved. Ask an administrator to check whether the disk is read-only, and the permissions of file and folder, then to start the server again.
disk-store-failed = The disk failed: saving failed at { $moment } and left nothing behind. Figures can still be read; ask an administrator to look at the disk.
